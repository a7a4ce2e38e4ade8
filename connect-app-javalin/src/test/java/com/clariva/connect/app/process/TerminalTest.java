package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err));

    /** Controls (C0, DEL, C1), bidirectional controls, separators of lines and paragraphs, the byte order mark. */
    static Stream<Integer> dangerous() {
        return Stream.of(
                        IntStream.range(0, 0x20),
                        IntStream.rangeClosed(0x7f, 0x9f),
                        IntStream.of(0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff),
                        IntStream.rangeClosed(0x202a, 0x202e),
                        IntStream.rangeClosed(0x2066, 0x2069))
                .flatMap(IntStream::boxed);
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void whatATerminalObeysIsEscaped(int character) {
        String foreign = "a" + (char) character + "b";

        terminal.say(foreign);
        terminal.complain(foreign);

        String escaped = String.format("a\\u%04xb", character) + System.lineSeparator();
        assertThat(out.toString(UTF_8)).isEqualTo(escaped);
        assertThat(err.toString(UTF_8)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void jsonSaysTheSameWithoutTheCharacterItself(int character) throws JsonProcessingException {
        Map<String, String> shown = Map.of("name", "a" + (char) character + "b");

        terminal.say(Json.text(shown));

        String line = out.toString(UTF_8).strip();
        assertThat(line).doesNotContain(Character.toString(character));
        assertThat(Json.mapper().readTree(line).path("name").textValue()).isEqualTo(shown.get("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"डॉ. आदा", "עדה", "🩺 👩\u200d⚕️", "Ä é ß", "a\\b"})
    void namesStayReadable(String name) {
        terminal.say(name);

        assertThat(out.toString(UTF_8)).isEqualTo(name + System.lineSeparator());
    }

    @Test
    void nameForgesNoLine() {
        terminal.say("ada\r\n17841400000000002  ok");

        assertThat(out.toString(UTF_8).lines()).hasSize(1);
    }
}
