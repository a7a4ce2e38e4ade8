package com.clariva.connect.app.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.diagnosis.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads an id in a finding finds it in the document, and the other way round. */
class DocumentedChecksTest {
    private static final Path OPERATING = Path.of("../docs/operating.md");

    @Test
    void everyCheckIsExplainedInItsOrderAndNoOther() throws IOException {
        String section = Files.readString(OPERATING)
                .replaceFirst("(?s).*\\n## The diagnosis\\n", "")
                .replaceFirst("(?s)\\n## .*", "");

        List<String> explained = section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("^\\| `([a-z_]+)`.*", "$1"))
                .toList();

        assertThat(explained)
                .containsExactlyElementsOf(
                        Stream.of(Check.values()).map(Check::id).toList());
    }
}
