package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** JSON as the simulator reads and writes it. */
final class Json {
    private static final ObjectMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(List<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(text -> array.add(text));
        return array;
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("trees and maps can always be written", e);
        }
    }

    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The bytes Meta would sign: other alphabets as lower-case {@code \\uXXXX}, every slash escaped. */
    static byte[] asMeta(JsonNode node) {
        return escaped(text(node)).getBytes(StandardCharsets.US_ASCII);
    }

    /** As {@link #asMeta}, with the space after each colon and comma that comment deliveries have. */
    static byte[] asMetaSpaced(JsonNode node) {
        return escaped(spaced(text(node))).getBytes(StandardCharsets.US_ASCII);
    }

    // Slashes and other alphabets stand only inside of strings, so no string need be looked for.
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (char c : json.toCharArray()) {
            if (c == '/') {
                escaped.append("\\/");
            } else if (c < 0x80) {
                escaped.append(c);
            } else {
                escaped.append("\\u%04x".formatted((int) c));
            }
        }
        return escaped.toString();
    }

    private static String spaced(String json) {
        StringBuilder spaced = new StringBuilder(json.length());
        boolean inside = false;
        boolean escape = false;
        for (char c : json.toCharArray()) {
            spaced.append(c);
            if (!inside && (c == ':' || c == ',')) {
                spaced.append(' ');
            }
            inside ^= c == '"' && !escape;
            escape = c == '\\' && !escape;
        }
        return spaced.toString();
    }
}
