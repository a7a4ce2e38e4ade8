package com.clariva.connect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names tests; a test that was renamed or removed has to be named anew there. */
class ThreatModelTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT|Contract))`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")))
                .results()
                .map((MatchResult found) -> found.group(1) + ".java")
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(testFiles()).containsAll(named);
    }

    private static Set<String> testFiles() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ThreatModelTest::names)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> names(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
