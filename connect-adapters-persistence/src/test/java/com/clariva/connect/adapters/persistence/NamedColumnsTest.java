package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A prepared statement that selects all columns fails once a migration adds one: {@code cached plan must not change result
 * type}. The driver repeats it, but not within a transaction.
 */
class NamedColumnsTest {
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("(?i)\\b(?:select|returning)\\s+(?:[\\w.(),\\s]*,\\s*)?(?:\\w+\\.)?\\*(?!\\s*\\))");

    @Test
    void noStatementOfTheProductSelectsAllColumns() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                if (ALL_COLUMNS.matcher(Files.readString(source)).find()) {
                    found.add(source.getFileName().toString());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from reply",
                "update reply set a = 1 returning *",
                "returning was.*",
                "select seq, r.* from reply r",
                "SELECT\n *"
            })
    void theTestFindsThem(String sql) {
        assertThat(ALL_COLUMNS.matcher(sql).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from reply", "select a, count(*) as b from reply", "select 2 * 3"})
    void theTestKnowsWhatIsNone(String sql) {
        assertThat(ALL_COLUMNS.matcher(sql).find()).isFalse();
    }
}
