package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading JSON of which every part may be missing, or text where a number was meant. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?(?:[eE]\\+?\\d{1,2})?");
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_TOKEN = 4096;
    private static final int DELETE = 0x7f;
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

    /** Text that a header can carry; a token is nothing else. */
    public static Optional<Secret> token(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(Json::isToken)
                .map(Secret::of);
    }

    public static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TOKEN
                && text.chars().allMatch(sign -> sign > ' ' && sign < DELETE);
    }

    /** A whole number of at most 18 digits, as a number or as text, in any way of writing it: 60, "60", 60.0, 6e1. */
    public static Optional<Long> number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return Optional.of(value)
                .filter(given -> given.isTextual() || given.isNumber())
                .map(JsonNode::asText)
                .filter(NUMBER.asMatchPredicate())
                .map(BigDecimal::new)
                .filter(number ->
                        number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.precision() - number.scale() <= MOST_DIGITS)
                .map(BigDecimal::longValueExact);
    }

    /** Seconds or milliseconds, as a number or as text; empty if it is neither or is no sane time. */
    public static Optional<Instant> time(JsonNode node, String field) {
        return number(node, field)
                .map(value -> value < SECONDS_UNTIL ? value * 1000 : value)
                .filter(millis -> millis < YEAR_10000_MILLIS)
                .map(Instant::ofEpochMilli);
    }

    /** Some of Instagram's answers come wrapped in {@code data}, as a list of one or as the one itself. */
    public static JsonNode unwrapped(JsonNode answer) {
        JsonNode data = answer.path("data");
        JsonNode first = data.isArray() ? data.path(0) : data;
        return first.isObject() ? first : answer;
    }
}
