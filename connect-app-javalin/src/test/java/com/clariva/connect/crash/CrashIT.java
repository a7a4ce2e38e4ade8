package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code mvn verify -Pcrash -Dcycles=100 -Dqueue=both}; a few cycles of it in every {@code mvn verify}. */
class CrashIT {
    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static Path base;

    static Stream<QueueKind> kinds() {
        return QueueKind.parse(System.getProperty("queue", "both")).stream();
    }

    /** With {@code -Dcrash.folder} one goes on where one was; without, from the beginning. */
    @BeforeAll
    static void findFolder() throws IOException {
        Optional<Path> asked =
                Optional.ofNullable(System.getProperty("crash.folder")).map(Path::of);
        Path ours = Path.of("target", "crash");
        if (asked.isEmpty()) {
            for (QueueKind kind : QueueKind.values()) {
                Files.deleteIfExists(new Plan(kind, 0, 0, ours).tallyFile());
            }
        }
        base = asked.orElse(ours).toAbsolutePath();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsAcknowledgedIsHandledInOrderWhateverIsKilled(QueueKind kind) throws IOException, InterruptedException {
        int cycles = Integer.getInteger("cycles", 5);
        Plan plan = new Plan(kind, cycles, Seed.of(base.resolve(kind.label())), base);

        Tally tally = CrashRig.run(plan);

        LOG.info("{}: {}", kind, tally);
        Report.of(base, List.of(QueueKind.values())).write();
        assertThat(tally.get(Tally.ACKNOWLEDGED)).isPositive();
        assertThat(tally.get(Tally.LOST))
                .as("lost, see " + plan.violationsFile())
                .isZero();
        assertThat(tally.get(Tally.OUT_OF_ORDER))
                .as("out of order, see " + plan.violationsFile())
                .isZero();
    }
}
