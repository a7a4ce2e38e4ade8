package com.clariva.connect.app.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down for receivers is what they get, in this version and in the next. */
class ForwardedSamplesTest {
    private static final Path FOLDER = Path.of("..", "docs", "forwarding");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema EVENTS = schema("event.schema.json");
    private static final JsonSchema ANSWERS = schema("answer.schema.json");

    static Stream<InstagramEvent> everyKind() {
        return EventJsonTest.everyKind()
                .map(arguments -> (InstagramEvent) arguments.get()[0]);
    }

    static Stream<JsonNode> samples() {
        return Stream.of(EventKind.values()).map(ForwardedSamplesTest::sample);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void sampleOfAKindIsWhatIsSent(InstagramEvent event) throws IOException {
        String sent = ForwardedEvent.of(Events.resolved(event)).body();

        assertThat(MAPPER.readTree(sent)).isEqualTo(sample(event.kind()));
    }

    @Test
    void thereIsOneSampleForEachKindAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("samples"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(EventKind.values())
                            .map(kind -> kind.label() + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void schemaDescribesTheSample(JsonNode sample) {
        assertThat(EVENTS.validate(sample)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void schemaAsksForEveryFieldThatIsSent(JsonNode sample) {
        for (String place : List.of("", "/data", "/data/event")) {
            List<String> fields = new ArrayList<>();
            sample.at(place).fieldNames().forEachRemaining(fields::add);

            assertThat(fields).allSatisfy(field -> {
                JsonNode copy = sample.deepCopy();
                ((ObjectNode) copy.at(place)).remove(field);
                assertThat(EVENTS.validate(copy)).as(place + "/" + field).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldThatIsAddedBreaksNobody(JsonNode sample) {
        ObjectNode copy = sample.deepCopy();
        copy.put("novelty", 1);
        ((ObjectNode) copy.at("/data/event")).put("novelty", 1);

        assertThat(EVENTS.validate(copy)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ok\":true}",
                "{\"reply\":{\"text\":\"Hello\"}}",
                "{\"replies\":[{\"image\":\"https://clinic.example/1.png\"},{\"text\":\"Which day?\","
                        + "\"quickReplies\":[{\"title\":\"Tuesday\",\"payload\":\"TUE\"}]}]}"
            })
    void answerThatIsUnderstoodIsDescribed(String answer) throws IOException {
        assertThat(ANSWERS.validate(MAPPER.readTree(answer))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("com.clariva.connect.app.forward.ForwardAnswersTest#answersNobodyUnderstands")
    void answerThatIsNotUnderstoodIsNotDescribed(String answer) throws IOException {
        assertThat(ANSWERS.validate(MAPPER.readTree(answer))).isNotEmpty();
    }

    private static JsonNode sample(EventKind kind) {
        return read(FOLDER.resolve("samples").resolve(kind.label() + ".json"));
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(read(FOLDER.resolve(name)));
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
