package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading JSON of which every part may be missing, or text where a number was meant. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final long SECONDS_UNTIL = 100_000_000_000L;
    private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;

    private Json() {}

    /** The tree, or empty if the bytes are not JSON. Nothing of the bytes is told to anybody. */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.of(MAPPER.readTree(bytes)).filter(tree -> !tree.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The first of these fields that is text, or a whole number, and not empty. */
    public static Optional<String> text(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.path(field);
            // A whole number of any length keeps its digits; a fraction has lost them already.
            if ((value.isTextual() || value.isIntegralNumber())
                    && !value.asText().isEmpty()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    public static Optional<InstagramId> id(JsonNode node, String field) {
        return text(node, field).filter(InstagramId::isId).map(InstagramId::new);
    }

    public static Optional<Secret> secret(JsonNode node, String field) {
        return text(node, field).filter(text -> !text.isBlank()).map(Secret::of);
    }

    public static Optional<Long> number(JsonNode node, String field) {
        return text(node, field).filter(NUMBER.asMatchPredicate()).map(Long::valueOf);
    }

    /** Seconds or milliseconds, as a number or as text; empty if it is neither or is no sane time. */
    public static Optional<Instant> time(JsonNode node, String field) {
        return number(node, field)
                .map(value -> value < SECONDS_UNTIL ? value * 1000 : value)
                .filter(millis -> millis < YEAR_10000_MILLIS)
                .map(Instant::ofEpochMilli);
    }

    /** Some of Instagram's answers come wrapped in {@code data}, as a list of one. */
    public static JsonNode unwrapped(JsonNode answer) {
        JsonNode first = answer.path("data").path(0);
        return first.isObject() ? first : answer;
    }
}
