package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.environment.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that operators copy says what the code reads, no more and no less. */
class EnvExampleTest {
    private static final Path EXAMPLE = Path.of("..", ".env.example");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
    private static final Pattern ENTRY = Pattern.compile("#?[A-Z_]+=.*");

    @TempDir
    private Path folder;

    private List<String> lines;

    @BeforeEach
    void readExample() throws IOException {
        lines = Files.readAllLines(EXAMPLE);
    }

    @Test
    void everyVariableIsInItOnceAndNothingElse() {
        List<String> names = lines.stream()
                .filter(ENTRY.asMatchPredicate())
                .map(line -> line.substring(line.startsWith("#") ? 1 : 0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Variable.values()).map(Variable::name).toList());
    }

    @Test
    void onlyWhatIsRequiredIsNotCommentedOut() {
        List<String> names = lines.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(WorkingEnvironment.least().keySet());
    }

    @Test
    void whatItShowsAsDefaultIsTheDefault() throws IOException {
        write(IntStream.range(1, lines.size())
                .filter(index -> lines.get(index - 1).contains("(default)"))
                .mapToObj(lines::get)
                .map(line -> line.substring(1))
                .toList());

        Settings shown = Settings.load(folder, WorkingEnvironment.least(), CLOCK);

        assertThat(shown).usingRecursiveComparison().isEqualTo(Settings.from(WorkingEnvironment.least(), CLOCK));
    }

    @Test
    void whatItShowsKeepsTheRules() throws IOException {
        write(lines.stream()
                .filter(ENTRY.asMatchPredicate())
                .map(line -> line.startsWith("#") ? line.substring(1) : line)
                .toList());

        Settings shown = Settings.load(folder, WorkingEnvironment.least(), CLOCK);

        assertThat(shown.warnings()).isEmpty();
        assertThat(shown.handling().autoReply()).contains("Thank you for your message. We will be in touch.");
    }

    private void write(List<String> entries) throws IOException {
        assertThat(entries).isNotEmpty();
        Files.write(folder.resolve(".env"), entries);
    }
}
