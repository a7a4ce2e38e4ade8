package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code subscribed_apps}: without it no webhook ever comes, and no error says so. */
final class SubscriptionEndpoint {
    /** Not the Instagram app's id: nobody should compare the two. */
    private static final String SUBSCRIBED_APP = "18055000000000001";

    private static final Map<String, String> PERMISSION_BY_START = Map.of(
            "messa", "instagram_business_manage_messages",
            "standby", "instagram_business_manage_messages",
            "comments", "instagram_business_manage_comments",
            "live_comments", "instagram_business_manage_comments",
            "mentions", "instagram_business_manage_comments");

    private final World world;

    SubscriptionEndpoint(World world) {
        this.world = world;
    }

    Answer subscribe(Call call, IssuedToken token) {
        List<String> wanted = fields(call);
        if (wanted.isEmpty()) {
            throw Refusal.badParameter("The parameter subscribed_fields is required.");
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!Subscriptions.FIELDS.contains(wanted.get(i))) {
                throw Refusal.badParameter("Param subscribed_fields[" + i + "] must be one of {"
                        + String.join(", ", Subscriptions.FIELDS) + "}");
            }
        }
        wanted.forEach(field -> requirePermission(field, token));
        world.subscriptions.subscribe(token.account(), wanted);
        return done();
    }

    Answer read(IssuedToken token) {
        ObjectNode body = Json.object();
        List<String> fields = world.subscriptions.of(token.account());
        if (fields.isEmpty()) {
            body.putArray("data");
        } else {
            ObjectNode app = body.putArray("data").addObject().put("id", SUBSCRIBED_APP);
            app.set("subscribed_fields", Json.array(fields));
        }
        return Answer.json(body);
    }

    Answer unsubscribe(IssuedToken token) {
        world.subscriptions.unsubscribe(token.account());
        return done();
    }

    private static void requirePermission(String field, IssuedToken token) {
        PERMISSION_BY_START.forEach((start, permission) -> {
            if (field.startsWith(start) && !token.permissions().contains(permission)) {
                throw Refusal.missingPermission(permission);
            }
        });
    }

    /** Comma-separated in a parameter, or an array in a JSON body. */
    private static List<String> fields(Call call) {
        Stream<String> parameters = call.parameters("subscribed_fields").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip);
        List<String> fields =
                new ArrayList<>(parameters.filter(text -> !text.isEmpty()).toList());
        call.json()
                .map(body -> body.path("subscribed_fields"))
                .filter(JsonNode::isArray)
                .ifPresent(array -> array.forEach(field -> fields.add(field.asText())));
        return fields;
    }

    private static Answer done() {
        return Answer.json(Json.object().put("success", true));
    }
}
