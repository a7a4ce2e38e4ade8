package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code mvn verify -Pcrash -Dcycles=100 -Dqueue=both}; a few cycles of it in every {@code mvn verify}. */
class CrashIT {
    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final Path FOLDER = Path.of(System.getProperty("crash.folder", "target/crash"));

    static Stream<QueueKind> kinds() {
        return QueueKind.parse(System.getProperty("queue", "both")).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsAcknowledgedIsHandledInOrderWhateverIsKilled(QueueKind kind) throws IOException, InterruptedException {
        int cycles = Integer.getInteger("cycles", 5);
        Path folder = FOLDER.resolve(kind.label()).toAbsolutePath();
        Plan plan = new Plan(kind, cycles, Seed.of(folder), folder);

        Tally tally = CrashRig.run(plan);

        LOG.info("{}: {}", kind, tally);
        Report.of(FOLDER.toAbsolutePath(), List.of(QueueKind.values())).write();
        assertThat(tally.get(Tally.ACKNOWLEDGED)).isPositive();
        assertThat(tally.get(Tally.LOST))
                .as("lost, see " + plan.violationsFile())
                .isZero();
        assertThat(tally.get(Tally.OUT_OF_ORDER))
                .as("out of order, see " + plan.violationsFile())
                .isZero();
    }
}
