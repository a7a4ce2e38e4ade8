package com.clariva.connect.simulator;

import com.clariva.connect.simulator.Conversations.Pair;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Who the token's account is, and who the person is that wrote to it. */
final class ProfileEndpoint {
    private static final List<String> IDS = List.of("id", "user_id");

    private final World world;

    ProfileEndpoint(World world) {
        this.world = world;
    }

    Answer account(Call call, IssuedToken token) {
        // Asked for nothing in particular, Instagram answers the one id that is of no use.
        ObjectNode fields = chosen(call, all(token.account()), List.of("id"), "IGUser");
        return Answer.json(
                switch (world.profileShape) {
                    case FLAT -> fields;
                    case WRAPPED -> wrapped(fields);
                    case FLAT_NUMERIC -> numeric(fields);
                });
    }

    /** A person has a profile for those they have written to, unless they blocked them. */
    Answer person(Call call, IssuedToken token, String igsid) {
        Person person = world.person(igsid).orElseThrow(() -> Refusal.noSuchObject(igsid));
        Pair pair = Pair.of(token.account(), person);
        if (!world.conversations.hasWritten(pair) || world.conversations.isBlocked(pair)) {
            throw Refusal.noSuchObject(igsid);
        }
        ObjectNode all = Json.object().put("name", person.name()).put("username", person.username());
        all.put("profile_pic", "https://scontent.cdninstagram.com/v/t51/" + igsid + ".jpg");
        all.put("follower_count", 51).put("is_user_follow_business", true);
        all.put("is_business_follow_user", false).put("is_verified_user", false);
        ObjectNode fields = chosen(call, all, List.of("name", "username"), "IGUser");
        return Answer.json(fields.put("id", igsid));
    }

    private static ObjectNode all(Account account) {
        ObjectNode all = Json.object().put("id", account.appScopedId());
        all.put("user_id", account.professionalId()).put("username", account.username());
        all.put("name", account.name()).put("account_type", account.type().name());
        account.picture().ifPresent(picture -> all.put("profile_picture_url", picture.toString()));
        all.put("followers_count", 120).put("follows_count", 10).put("media_count", 33);
        return all.put("biography", "");
    }

    private static ObjectNode chosen(Call call, ObjectNode all, List<String> unasked, String type) {
        List<String> wanted = call.parameter("fields")
                .map(text -> List.of(text.split(",", -1)))
                .orElse(unasked);
        ObjectNode chosen = Json.object();
        for (String field : wanted) {
            Optional<JsonNode> value = Optional.ofNullable(all.get(field.strip()));
            if (value.isEmpty() && !field.strip().equals("profile_picture_url")) {
                throw Refusal.badParameter(
                        "Tried accessing nonexisting field (" + field.strip() + ") on node type (" + type + ")");
            }
            value.ifPresent(present -> chosen.set(field.strip(), present));
        }
        return chosen;
    }

    private static ObjectNode wrapped(ObjectNode fields) {
        ObjectNode wrapper = Json.object();
        wrapper.putArray("data").add(fields);
        return wrapper;
    }

    private static ObjectNode numeric(ObjectNode fields) {
        for (String id : IDS) {
            if (fields.has(id)) {
                fields.put(id, Long.parseLong(fields.get(id).asText()));
            }
        }
        return fields;
    }
}
