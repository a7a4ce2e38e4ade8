package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What the content of a message may be, wherever it goes. */
final class SendRules {
    private static final int TEXT_BYTES = 1_000;
    private static final int QUICK_REPLIES = 13;
    private static final int TITLE_LENGTH = 20;
    private static final int IMAGES = 10;
    private static final Set<String> ATTACHMENTS =
            Set.of("image", "audio", "video", "file", "like_heart", "MEDIA_SHARE", "template");
    private static final Set<String> BARE_ACTIONS = Set.of("typing_on", "typing_off", "mark_seen");

    private SendRules() {}

    /** {@code text} or the attachment's type. */
    static String kindOf(JsonNode message) {
        if (!message.isObject()) {
            throw Refusal.badParameter("The parameter message is required");
        }
        checkQuickReplies(message.path("quick_replies"));
        if (message.has("text")) {
            checkText(message.path("text"));
            return "text";
        }
        if (message.has("attachments")) {
            return kindOfAll(message.path("attachments"));
        }
        return kindOfOne(message.path("attachment"));
    }

    static String actionOf(JsonNode body) {
        String action = body.path("sender_action").asText();
        if (BARE_ACTIONS.contains(action)) {
            if (body.has("message") || body.has("payload")) {
                throw Refusal.badParameter("A sender action stands alone");
            }
            return action;
        }
        boolean react = action.equals("react") && body.path("payload").hasNonNull("reaction");
        if ((react || action.equals("unreact")) && body.path("payload").hasNonNull("message_id")) {
            return action;
        }
        throw Refusal.badParameter("Param sender_action is not one that Instagram knows");
    }

    private static void checkText(JsonNode text) {
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw Refusal.badParameter("Param message[text] must be a non-empty string");
        }
        if (text.asText().getBytes(UTF_8).length > TEXT_BYTES) {
            throw Refusal.badParameter(
                    "Length of param message[text] must be less than or equal to " + TEXT_BYTES + " bytes");
        }
    }

    private static String kindOfAll(JsonNode attachments) {
        if (!attachments.isArray() || attachments.isEmpty() || attachments.size() > IMAGES) {
            throw Refusal.badParameter("Param message[attachments] must have 1 to " + IMAGES + " images");
        }
        attachments.forEach(SendRules::kindOfOne);
        return "image";
    }

    private static String kindOfOne(JsonNode attachment) {
        String type = attachment.path("type").asText();
        if (!ATTACHMENTS.contains(type)) {
            throw Refusal.badParameter("Param message[attachment][type] is not one that Instagram knows");
        }
        if (!type.equals("like_heart") && !attachment.path("payload").isObject()) {
            throw Refusal.badParameter("Param message[attachment][payload] is required");
        }
        return type;
    }

    private static void checkQuickReplies(JsonNode quickReplies) {
        if (quickReplies.size() > QUICK_REPLIES) {
            throw Refusal.badParameter("Param message[quick_replies] must have at most " + QUICK_REPLIES);
        }
        quickReplies.forEach(reply -> {
            if (reply.path("title").asText().length() > TITLE_LENGTH) {
                throw Refusal.badParameter("A quick reply's title has at most " + TITLE_LENGTH + " characters");
            }
        });
    }
}
