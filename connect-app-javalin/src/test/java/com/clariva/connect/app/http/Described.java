package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.openapi.ApiDescription;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

/** What is written down for those who call us. */
final class Described {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();

    private Described() {}

    /** That answer is described for that route, with each of its fields and no other. */
    static void assertDescribed(Answer answer, String method, String path) {
        JsonNode described = resolved(
                DOCUMENT.path("paths").path(path).path(method).path("responses").path("" + answer.status()));
        assertThat(described.isObject())
                .as("%s %s may answer %s", method, path, answer.status())
                .isTrue();
        if (answer.status() / 100 == 3) {
            return;
        }
        if (answer.body().isEmpty()) {
            assertThat(described.has("content")).isFalse();
            return;
        }
        String type = answer.header("Content-Type").orElseThrow().replaceFirst(";.*", "");
        JsonNode content = described.path("content").path(type);
        assertThat(content.isObject())
                .as("%s %s may answer %s", method, path, type)
                .isTrue();
        if (type.equals("application/json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(closed(content.path("schema")))
                            .validate(read(answer.body())))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    /** The schema, which lets through no field that it does not describe. */
    private static JsonNode closed(JsonNode schema) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.set("allOf", MAPPER.createArrayNode().add(schema.deepCopy()));
        whole.set("components", DOCUMENT.path("components").deepCopy());
        close(whole);
        return whole;
    }

    private static void close(JsonNode schema) {
        if (schema.path("properties").isObject() && schema.has("type")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Described::close);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode document() {
        return read(ApiDescription.at("").json());
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + json, e);
        }
    }
}
