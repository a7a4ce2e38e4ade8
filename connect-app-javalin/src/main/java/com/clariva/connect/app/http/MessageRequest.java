package com.clariva.connect.app.http;

import com.clariva.connect.app.content.ActReader;
import com.clariva.connect.app.content.ContentReader;
import com.clariva.connect.app.content.MalformedContentException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.sending.SendMessage;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service wants said or done: {@code {"recipientId", "human"}} and a content, under a key of its own; or
 * {@code {"recipientId"}} and an act, which needs none.
 */
final class MessageRequest {
    /** The longest text there is, and a good deal of escaping. */
    private static final int LONGEST_BODY = 2 * 1024 * 1024;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String RECIPIENT = "recipientId";
    private static final String HUMAN = "human";
    private static final int LONGEST_NAME = 200;

    private MessageRequest() {}

    static SendMessage.Request message(Context ctx, JsonNode body, DoctorId doctor) {
        String key = Optional.ofNullable(ctx.header("Idempotency-Key"))
                .filter(KEY.asMatchPredicate())
                .orElseThrow(() -> wrong(
                        "idempotency_key_invalid",
                        "The header Idempotency-Key has to be 1 to 255 letters, digits and signs."));
        try {
            Optional<Text> human =
                    body.hasNonNull(HUMAN) ? Optional.of(ContentReader.text(body, HUMAN)) : Optional.empty();
            requireName(human);
            return new SendMessage.Request(
                    doctor, recipient(body), ContentReader.read(body, Set.of(RECIPIENT, HUMAN)), key, human);
        } catch (MalformedContentException e) {
            throw wrong("message_invalid", "The message is not understood: " + e.getMessage() + '.');
        }
    }

    static Act act(JsonNode body) {
        try {
            return ActReader.read(body, Set.of(RECIPIENT));
        } catch (MalformedContentException e) {
            throw wrong("act_invalid", "The act is not understood: " + e.getMessage() + '.');
        }
    }

    static InstagramId recipient(JsonNode body) {
        return Optional.of(body.path(RECIPIENT))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(InstagramId::isId)
                .map(InstagramId::new)
                .orElseThrow(() -> wrong("recipient_invalid", "recipientId has to be the person's id, as text."));
    }

    private static void requireName(Optional<Text> human) {
        if (human.filter(name -> !isName(name.value())).isPresent()) {
            throw wrong(
                    "human_invalid",
                    "human has to name who wrote it, in 1 to " + LONGEST_NAME
                            + " characters without control characters.");
        }
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    static JsonNode body(Context ctx, ObjectMapper json) throws IOException {
        byte[] body = RequestBody.json(ctx, LONGEST_BODY);
        try {
            return Optional.of(json.reader()
                            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(body))
                    .filter(JsonNode::isObject)
                    .orElseThrow(MessageRequest::unreadable);
        } catch (JacksonException notJson) {
            throw unreadable();
        }
    }

    private static HttpRefusal unreadable() {
        return new HttpRefusal(
                HttpStatus.BAD_REQUEST,
                "body_invalid",
                "The body has to be {\"recipientId\": \"…\", \"text\": \"…\"}.");
    }

    private static HttpRefusal wrong(String code, String message) {
        return new HttpRefusal(HttpStatus.UNPROCESSABLE_CONTENT, code, message);
    }
}
