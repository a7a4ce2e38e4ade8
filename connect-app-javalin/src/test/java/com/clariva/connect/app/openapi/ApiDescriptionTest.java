package com.clariva.connect.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.Resources;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiDescriptionTest {
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]*)}");
    private static final JsonNode DOCUMENT = ApiDescription.at("").root();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Stream<JsonNode> operations() {
        return DOCUMENT.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    static Stream<JsonNode> schemas() {
        return Stream.concat(DOCUMENT.at("/components/schemas").valueStream(), DOCUMENT.findValues("schema").stream());
    }

    @Test
    void descriptionIsValidOpenApi() throws IOException {
        JsonNode openApi = new ObjectMapper()
                .readTree(Resources.toByteArray(Resources.getResource("openapi/openapi-3.1.schema.json")));

        assertThat(SCHEMAS.getSchema(openApi).validate(DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void schemasAreValidJsonSchemas(JsonNode schema) {
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema))
                .isEmpty();
    }

    @Test
    void whatIsReferredToIsThere() {
        assertThat(DOCUMENT.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void whatIsInThePathIsDescribed() {
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(operation
                                        .path("parameters")
                                        .valueStream()
                                        .filter(parameter ->
                                                parameter.path("in").asText().equals("path"))
                                        .map(parameter -> parameter.path("name").asText()))
                                .as(path.getKey())
                                .containsExactlyInAnyOrderElementsOf(IN_BRACES
                                        .matcher(path.getKey())
                                        .results()
                                        .map(MatchResult::group)
                                        .map(name -> name.substring(1, name.length() - 1))
                                        .toList())));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItIsAndWhoMay(JsonNode operation) {
        assertThat(operation.path("summary").asText()).isNotBlank();
        assertThat(DOCUMENT.at("/tags").findValuesAsText("name"))
                .contains(operation.at("/tags/0").asText());
        assertThat(operation.path("security").isArray()).isTrue();
        operation
                .path("security")
                .forEach(way -> way.fieldNames()
                        .forEachRemaining(name -> assertThat(DOCUMENT.at("/components/securitySchemes")
                                        .has(name))
                                .as(name)
                                .isTrue()));
    }

    @Test
    void namesOfOperationsAreTheirOwn() {
        List<String> names = operations()
                .map(operation -> operation.path("operationId").asText())
                .collect(Collectors.toList());

        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void addressesStandBehindTheBaseThatAProxyTakesOff() {
        assertThat(DOCUMENT.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(ApiDescription.at("/connect").root().at("/servers/0/url").asText())
                .isEqualTo("/connect");
    }
}
