package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The record as JSON, for those who look at it from outside. No token's value is in it. */
final class SandboxJson {
    private static final int LATEST = 200;

    private final World world;
    private final Webhooks webhooks;

    SandboxJson(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    Optional<Answer> list(String name) {
        return switch (name) {
            case "accounts" -> Optional.of(all(world.accounts(), this::account));
            case "persons" -> Optional.of(all(world.persons(), SandboxJson::person));
            case "sent" -> Optional.of(all(world.sent.last(LATEST), SandboxJson::sent));
            case "deliveries" -> Optional.of(all(webhooks.latest(LATEST), SandboxJson::delivery));
            case "requests" -> Optional.of(all(world.requests.last(LATEST), SandboxJson::request));
            case "clock" -> Optional.of(Answer.json(clock()));
            default -> Optional.empty();
        };
    }

    static Answer done(SandboxActions.Done done) {
        ObjectNode body = Json.object().put("done", done.sentence());
        done.delivery().ifPresent(delivery -> body.set("delivery", delivery(delivery)));
        return Answer.json(body);
    }

    private ObjectNode clock() {
        return Json.object()
                .put("now", world.clock.instant().toString())
                .put("ahead", world.clock.ahead().toString());
    }

    private ObjectNode account(Account account) {
        ObjectNode json = Json.object().put("professionalId", account.professionalId());
        json.put("appScopedId", account.appScopedId()).put("username", account.username());
        json.put("name", account.name()).put("type", account.type().name());
        json.set("subscribedFields", Json.array(world.subscriptions.of(account)));
        return json.put("messageAccess", world.messageAccess(account));
    }

    private static ObjectNode person(Person person) {
        return Json.object()
                .put("igsid", person.igsid())
                .put("username", person.username())
                .put("name", person.name());
    }

    private static ObjectNode sent(SentMessage message) {
        ObjectNode json = Json.object().put("account", message.account().professionalId());
        json.put("recipient", message.recipientId()).put("kind", message.kind());
        message.mid().ifPresent(mid -> json.put("mid", mid));
        message.text().ifPresent(text -> json.put("text", text));
        return json.put("token", message.token()).put("at", message.at().toString());
    }

    private static ObjectNode delivery(Delivery delivery) {
        ObjectNode json = Json.object().put("id", delivery.id());
        json.set("kinds", Json.array(delivery.kinds()));
        json.set("mids", Json.array(delivery.mids()));
        delivery.status().ifPresent(status -> json.put("status", status));
        json.put("accepted", delivery.accepted()).put("answer", delivery.answer());
        return json.put("body", delivery.bodyText()).put("at", delivery.at().toString());
    }

    private static ObjectNode request(SeenRequest request) {
        ObjectNode json = Json.object().put("operation", request.operation().name());
        json.put("method", request.method()).put("path", request.path());
        request.version().ifPresent(version -> json.put("version", version));
        json.put("tokenIn", request.carrier().name());
        request.token().ifPresent(token -> json.put("token", token));
        return json.put("status", request.status()).put("at", request.at().toString());
    }

    private static <T> Answer all(Collection<T> things, Function<T, ObjectNode> written) {
        ArrayNode array = Json.array(List.of());
        things.stream().map(written).forEach(array::add);
        return Answer.json(array);
    }
}
