package com.clariva.connect.app.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TourIT {
    private static final int STEPS = 31;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream paper = new PrintStream(out, true, UTF_8);
    private final Terminal terminal = new Terminal(paper, paper);

    @Test
    @Timeout(120)
    void everyStepWorksWithTheQueueInPostgresqlAndNothingIsLeftBehind() {
        int code = new Tour(temp, Map.of("LOG_LEVEL", "error"), terminal).walk();

        assertThat(lines())
                .hasSize(STEPS + 1)
                .filteredOn(line -> line.startsWith("ok"))
                .hasSize(STEPS);
        assertThat(code).isZero();
        assertThat(temp).isEmptyDirectory();
        assertThat(ProcessHandle.current().descendants()).noneMatch(TourIT::isPostgresql);
    }

    @Test
    @Timeout(180)
    void everyStepWorksWithTheQueueInRedisAlsoTheSecondTime() {
        try (RedisServer redis = RedisServer.start()) {
            Tour tour = new Tour(temp, Map.of("LOG_LEVEL", "error", "REDIS_URL", redis.url()), terminal);

            int first = tour.walk();
            int second = tour.walk();

            assertThat(lines()).filteredOn(line -> line.startsWith("ok")).hasSize(2 * STEPS);
            assertThat(List.of(first, second)).containsExactly(0, 0);
        }
    }

    private static boolean isPostgresql(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("postgres");
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }
}
