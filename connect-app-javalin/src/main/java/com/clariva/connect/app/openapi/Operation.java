package com.clariva.connect.app.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One method of one path. */
public final class Operation {
    private final String method;
    private final String path;
    private final JsonNode described;
    private final JsonNode root;

    Operation(String method, String path, JsonNode described, JsonNode root) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = requireNonNull(path, "path is null");
        this.described = requireNonNull(described, "described is null");
        this.root = requireNonNull(root, "root is null");
    }

    /** As {@code GET /health}. */
    public String name() {
        return method + " " + path;
    }

    boolean isTagged(String tag) {
        return described.at("/tags/0").asText().equals(tag);
    }

    /** For the page. */
    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", described.path("operationId").asText());
        model.put("method", method);
        model.put("path", path);
        model.put("summary", described.path("summary").asText());
        model.put("more", Prose.of(described.path("description")));
        model.put("who", who());
        model.put("parameters", parameters());
        model.put("body", body());
        model.put("answers", answers());
        return model;
    }

    private String who() {
        String known = each(described.path("security"))
                .flatMap(way -> way.properties().stream().map(Map.Entry::getKey))
                .collect(Collectors.joining(" or "));
        return known.isEmpty() ? "anybody" : known;
    }

    private List<Map<String, Object>> parameters() {
        return each(described.path("parameters"))
                .map(one -> Map.<String, Object>of(
                        "name", one.path("name").asText(),
                        "in", one.path("in").asText() + (one.path("required").asBoolean() ? ", required" : ""),
                        "type", Shape.label(one.path("schema")),
                        "description", Prose.of(one.path("description"))))
                .toList();
    }

    private List<Map<String, Object>> body() {
        return described.path("requestBody").path("content").properties().stream()
                .map(content -> Map.<String, Object>of("type", content.getKey(), "shape", shape(content.getValue())))
                .toList();
    }

    private List<Map<String, Object>> answers() {
        return described.path("responses").properties().stream()
                .map(answer -> answer(answer.getKey(), Shape.resolved(answer.getValue(), root)))
                .toList();
    }

    private static Map<String, Object> answer(String status, JsonNode answer) {
        return Map.of(
                "status",
                status,
                "description",
                Prose.of(answer.path("description")),
                "shape",
                answer.path("content").properties().stream()
                        .map(content -> shape(content.getValue()))
                        .findFirst()
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static Map<String, Object> shape(JsonNode content) {
        JsonNode schema = content.path("schema");
        return Map.of(
                "label",
                Shape.label(schema),
                "name",
                Shape.nameIn(schema).map(List::of).orElse(List.of()));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return list.valueStream();
    }
}
