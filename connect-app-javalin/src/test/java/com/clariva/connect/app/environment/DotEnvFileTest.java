package com.clariva.connect.app.environment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvFileTest {
    @TempDir
    private Path folder;

    @Test
    void missingFileSaysNothing() {
        assertThat(read(Map.of("PORT", "1"))).containsOnly(Map.entry("PORT", "1"));
    }

    @Test
    void environmentWinsOverTheFile() throws IOException {
        write("PORT=1\nLOG_LEVEL=debug\n");

        Map<String, String> values = read(Map.of("PORT", "2"));

        assertThat(values).containsOnly(Map.entry("PORT", "2"), Map.entry("LOG_LEVEL", "debug"));
    }

    @Test
    void fileIsReadAsItLooks() throws IOException {
        write(
                "# a comment\n\nPORT = 1 # the port\r\nKEYS=a:b+/==,c:d==\nTEXT=\"one # two\" # said\nLONG=\"a\nb=c'\n\"\nNONE=\n");

        assertThat(read(Map.of()))
                .containsOnly(
                        Map.entry("PORT", "1"),
                        Map.entry("KEYS", "a:b+/==,c:d=="),
                        Map.entry("TEXT", "one # two"),
                        Map.entry("LONG", "a\nb=c'\n"),
                        Map.entry("NONE", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "LEAK                | is not NAME=value",
                "export PORT=LEAK    | is not NAME=value",
                "=LEAK               | is not NAME=value",
                "PASSWORD=LEAK#word  | has a # inside its value",
                "PASSWORD='LEAK'     | uses single quotes",
                "PASSWORD=\"LEAK     | opens a double quote"
            })
    void lineThatWouldBeMisreadIsNamedWithoutItsValue(String line, String complaint) throws IOException {
        write("PORT=1\n" + line + "\n");

        InvalidConfiguration broken = catchThrowableOfType(InvalidConfiguration.class, () -> read(Map.of()));

        assertThat(broken.problems())
                .singleElement()
                .asString()
                .startsWith(".env line 2 ")
                .contains(complaint)
                .doesNotContain("LEAK");
    }

    @Test
    void fileThatIsNotTextIsRefused() throws IOException {
        Files.write(folder.resolve(".env"), "NAME=Müller".getBytes(ISO_8859_1));

        InvalidConfiguration broken = catchThrowableOfType(InvalidConfiguration.class, () -> read(Map.of()));

        assertThat(broken.problems()).extracting(Problem::toString).containsExactly(".env is not UTF-8 text.");
    }

    @Test
    void folderInItsPlaceIsRefused() throws IOException {
        Files.createDirectory(folder.resolve(".env"));

        InvalidConfiguration broken = catchThrowableOfType(InvalidConfiguration.class, () -> read(Map.of()));

        assertThat(broken.problems()).singleElement().asString().contains("cannot read it");
    }

    private Map<String, String> read(Map<String, String> environment) {
        return DotEnvFile.overlaidBy(environment, folder);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }
}
