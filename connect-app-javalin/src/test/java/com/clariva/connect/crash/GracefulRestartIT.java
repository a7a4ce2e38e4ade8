package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an operator does at every deployment: one instance is stopped and started again under load, while the other
 * goes on. Leases last longer than anybody waits here, so what is not given back is missed.
 */
class GracefulRestartIT {
    private static final int LOAD_MILLIS = 700;
    private static final long TO_REST_SECONDS = 60;
    private static final Duration LEASE = Duration.ofMinutes(10);

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @EnumSource(QueueKind.class)
    void gracefulRestartUnderLoadLosesNothingAndHandlesNothingTwice(QueueKind kind)
            throws IOException, InterruptedException {
        try (House house = House.open(new Plan(kind, 1, 1, folder), LEASE)) {
            Observed observed = new Observed(house.instances());
            Load load =
                    new Load(house.instances().stream().map(Instance::webhook).toList(), 1);
            load.start();

            TimeUnit.MILLISECONDS.sleep(LOAD_MILLIS);
            Instance restarted = house.instances().get(0);
            boolean leftWell = restarted.stop();
            TimeUnit.MILLISECONDS.sleep(LOAD_MILLIS);
            restarted.startAgain();
            house.awaitReady();
            load.stop();
            CycleCheck check = atRest(house, load.takeSent(), observed);
            Tally tally = check.judge();

            assertThat(leftWell).isTrue();
            assertThat(check.violations()).isEmpty();
            assertThat(tally.get(Tally.ACKNOWLEDGED)).isPositive();
            assertThat(tally.get(Tally.LOST)).isZero();
            assertThat(tally.get(Tally.OUT_OF_ORDER)).isZero();
            assertThat(tally.get(Tally.HANDLED_AGAIN)).isZero();
        }
    }

    private static CycleCheck atRest(House house, List<Sent> sent, Observed observed)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TO_REST_SECONDS);
        while (true) {
            boolean empty = house.isEmpty();
            observed.look();
            CycleCheck check = new CycleCheck(sent, observed.handlings(), List.of(), observed.orderUnknown());
            if ((empty && check.missing() == 0) || System.nanoTime() > deadline) {
                return check;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
