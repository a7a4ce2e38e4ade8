package com.clariva.connect.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLE = Path.of("src/test/java/com/clariva/connect/embedding/EmbeddingExample.java");

    @Test
    void exampleIsTheOneThatCompiles() throws IOException {
        String source = Files.readString(EXAMPLE);
        String shown = source.substring(source.indexOf("// README begins\n") + "// README begins\n".length());

        String example = shown.substring(0, shown.indexOf("        // README ends"))
                .stripTrailing()
                .stripIndent();

        assertThat(readme()).contains("```java\n" + example + "\n```");
    }

    @Test
    void testCommandIsTheOneThatCiRuns() throws IOException {
        String command = "\nmvn -B -ntp verify\n";

        assertThat(readme()).contains(command);
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains(command);
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(readme().lines()).hasSizeLessThan(150);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
