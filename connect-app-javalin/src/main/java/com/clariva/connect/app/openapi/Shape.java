package com.clariva.connect.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a schema says, in a few words. */
final class Shape {
    private static final String REF = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";

    private Shape() {}

    /** What {@code node} stands for. */
    static JsonNode resolved(JsonNode node, JsonNode root) {
        return node.has(REF) ? root.at(node.get(REF).asText().substring(1)) : node;
    }

    /** The one name of ours in it; of an envelope, what it holds. */
    static Optional<String> nameIn(JsonNode schema) {
        if (schema.has(REF)) {
            return Optional.of(schema.get(REF).asText().substring(SCHEMAS.length()));
        }
        JsonNode inner = schema.has("items") ? schema.path("items") : schema.at("/properties/data");
        return inner.isMissingNode() ? Optional.empty() : nameIn(inner);
    }

    static String label(JsonNode schema) {
        if (schema.has(REF)) {
            return nameIn(schema).orElseThrow();
        }
        if (schema.has("const")) {
            return schema.get("const").asText();
        }
        if (schema.has("enum")) {
            return words(schema.get("enum"), ", ");
        }
        if (schema.has("items")) {
            return "list of " + label(schema.get("items"));
        }
        JsonNode data = schema.at("/properties/data");
        return data.isMissingNode() ? plain(schema) : label(data);
    }

    /** Its fields, those of nested objects behind their own. */
    static List<Map<String, Object>> fields(JsonNode schema) {
        List<Map<String, Object>> fields = new ArrayList<>();
        collect("", schema, fields);
        return fields;
    }

    private static void collect(String before, JsonNode schema, List<Map<String, Object>> fields) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            String name = before + property.getKey();
            fields.add(Map.of("name", name, "type", label(field), "description", Prose.of(field.path("description"))));
            collect(name + ".", field, fields);
            collect(name + "[].", field.path("items"), fields);
        });
    }

    private static String plain(JsonNode schema) {
        JsonNode type = schema.path("type");
        String name = type.isArray() ? words(type, " or ") : type.asText();
        if (name.equals("object") && schema.has("properties")) {
            return schema.get("properties").properties().stream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return schema.has("format") ? name + " (" + schema.get("format").asText() + ")" : name;
    }

    private static String words(JsonNode list, String between) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(between));
    }
}
