package com.clariva.connect.simulator;

import com.clariva.connect.simulator.Conversations.Pair;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The Send API: who may be written to, when, and what then happens. */
final class SendEndpoint {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT_WINDOW = Duration.ofDays(7);
    private static final String MESSAGES = "instagram_business_manage_messages";
    private static final String COMMENTS = "instagram_business_manage_comments";

    private final World world;
    private final EchoSender echoes;

    SendEndpoint(World world, EchoSender echoes) {
        this.world = world;
        this.echoes = echoes;
    }

    Answer send(Call call, IssuedToken token) {
        require(token, MESSAGES);
        if (!world.messageAccess(token.account())) {
            throw Refusal.messageAccessOff();
        }
        JsonNode body = call.json()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.badParameter("The parameter recipient is required"));
        Sending sending = new Sending(body, token, call.echoes());
        if (body.path("recipient").hasNonNull("comment_id")) {
            return replyPrivately(sending);
        }
        Person person = recipient(body, token.account());
        return body.has("sender_action") ? act(sending, person) : message(sending, person);
    }

    /** @param echoes when the echo comes, if this one's does not come when the others' do */
    private record Sending(JsonNode body, IssuedToken token, Optional<Echoes> echoes) {
        Account account() {
            return token.account();
        }
    }

    private Answer message(Sending sending, Person person) {
        Pair pair = Pair.of(sending.account(), person);
        if (!world.conversations.isOpen(pair, window(sending.body()), world.clock.instant())) {
            throw Refusal.windowClosed();
        }
        String kind = SendRules.kindOf(sending.body().path("message"));
        return sent(sending, person, kind);
    }

    private Answer act(Sending sending, Person person) {
        String action = SendRules.actionOf(sending.body());
        Pair pair = Pair.of(sending.account(), person);
        if (!world.conversations.isOpen(pair, WINDOW, world.clock.instant())) {
            throw Refusal.windowClosed();
        }
        world.sent.add(record(sending, person, action, Optional.empty()));
        return Answer.json(Json.object().put("recipient_id", person.igsid()));
    }

    private Answer replyPrivately(Sending sending) {
        require(sending.token(), COMMENTS);
        String kind = SendRules.kindOf(sending.body().path("message"));
        String comment = sending.body().path("recipient").path("comment_id").asText();
        Person person = world.comments.answer(comment, sending.account(), world.clock.instant());
        return sent(sending, person, kind);
    }

    private Answer sent(Sending sending, Person person, String kind) {
        String mid = Ids.mid();
        SentMessage message = record(sending, person, kind, Optional.of(mid));
        Line line = new Line(mid, true, message.text().orElse("[" + kind + "]"), message.at(), false);
        world.conversations.add(Pair.of(sending.account(), person), line);
        world.sent.add(message);
        echoes.send(sending.account(), person, echoed(mid, sending.body().path("message")), sending.echoes());
        return Answer.json(Json.object().put("recipient_id", person.igsid()).put("message_id", mid));
    }

    /** What an echo repeats: text and attachments, always as a list, and no quick replies. */
    private static ObjectNode echoed(String mid, JsonNode message) {
        ObjectNode content = Json.object().put("mid", mid);
        if (message.has("text")) {
            content.set("text", message.path("text"));
        } else if (message.has("attachments")) {
            content.set("attachments", message.path("attachments"));
        } else {
            content.putArray("attachments").add(message.path("attachment"));
        }
        return content;
    }

    private SentMessage record(Sending sending, Person person, String kind, Optional<String> mid) {
        Instant now = world.clock.instant();
        JsonNode body = sending.body();
        String label = sending.token().label();
        Optional<String> text =
                Optional.ofNullable(body.path("message").get("text")).map(JsonNode::asText);
        return new SentMessage(sending.account(), person.igsid(), kind, mid, text, Json.text(body), label, now);
    }

    private Person recipient(JsonNode body, Account account) {
        String id = body.path("recipient").path("id").asText("");
        if (id.isEmpty()) {
            throw Refusal.badParameter("The parameter recipient is required");
        }
        Person person = world.person(id).orElseThrow(Refusal::noSuchUser);
        Pair pair = Pair.of(account, person);
        if (!world.conversations.hasWritten(pair)) {
            throw Refusal.noSuchUser();
        }
        if (world.conversations.isBlocked(pair)) {
            throw Refusal.personUnavailable();
        }
        return person;
    }

    private static Duration window(JsonNode body) {
        if (!body.has("tag")) {
            return WINDOW;
        }
        if (!body.path("tag").asText().equals("HUMAN_AGENT")
                || !body.path("messaging_type").asText().equals("MESSAGE_TAG")) {
            throw Refusal.badParameter("The tag is not one that messages may carry");
        }
        return HUMAN_AGENT_WINDOW;
    }

    private static void require(IssuedToken token, String permission) {
        if (!token.permissions().contains(permission)) {
            throw Refusal.missingPermission(permission);
        }
    }
}
