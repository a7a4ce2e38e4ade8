package com.clariva.connect.app.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.event.InstagramId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17841400000000001\n17841400000000002",
                "17841400000000001,17841400000000002\r\n",
                "\uFEFF17841400000000001; 17841400000000002 # two of them\n\n# and no more",
                "\"17841400000000001\"\n\"17841400000000002\"\n17841400000000001"
            })
    void idsAreReadEachOnce(String text) throws IOException {
        assertThat(IdFile.read(written(text)).orElseThrow(IllegalStateException::new))
                .containsExactly(new InstagramId("17841400000000001"), new InstagramId("17841400000000002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "17841400000000001\nada\n", "17841400000000001 -1", "{\"id\":1}"})
    void whatIsNoListIsRefusedWhole(String text) throws IOException {
        IdFile read = IdFile.read(written(text));

        assertThatThrownBy(() -> read.orElseThrow(IllegalStateException::new))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("ada");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("ids"), "\u00ff\u00fe1\n", ISO_8859_1);

        assertThatThrownBy(() -> IdFile.read(file).orElseThrow(IllegalStateException::new))
                .hasMessageContaining("cannot be read");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("ids.txt"), text);
    }
}
