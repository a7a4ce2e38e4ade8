package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Heartbeats.heartbeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SetUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Instances} promise. */
public abstract class InstancesContract {
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration TOLERANCE = Duration.ofSeconds(20);

    private Instances instances;

    /** A store that nobody has noted anything in. */
    protected abstract Instances noInstances();

    protected abstract Instances unreachable();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    @BeforeEach
    void openInstances() {
        instances = noInstances();
    }

    @Test
    void heartbeatIsKnownWhole() {
        Heartbeat told = heartbeat(ONE, now());

        instances.note(told);

        assertThat(instances.known())
                .singleElement()
                .extracting(RunningInstance::heartbeat)
                .isEqualTo(told);
    }

    @Test
    void whatNobodySaidStaysUnsaid() {
        Heartbeat bare = Heartbeats.bare(ONE, now());

        instances.note(bare);

        assertThat(instances.known())
                .singleElement()
                .extracting(RunningInstance::heartbeat)
                .isEqualTo(bare);
        assertThat(bare.setUp()).isEqualTo(SetUp.UNKNOWN);
    }

    @Test
    void laterHeartbeatTakesThePlaceOfTheOneBefore() {
        instances.note(heartbeat(ONE, now()));
        letPass(MOMENT);
        Heartbeat later = Heartbeats.bare(ONE, now());

        instances.note(later);

        assertThat(instances.known()).extracting(RunningInstance::heartbeat).containsExactly(later);
    }

    @Test
    void theOneHeardOfLastComesFirst() {
        List.of(ONE, OTHER, ONE).forEach(id -> {
            instances.note(heartbeat(id, now()));
            letPass(MOMENT);
        });

        assertThat(instances.known())
                .extracting(one -> one.heartbeat().instance())
                .containsExactly(ONE, OTHER);
    }

    @Test
    void whoTakesLeaveIsKnownNoMoreAndNoOtherGoesAlong() {
        instances.note(heartbeat(ONE, now()));
        instances.note(heartbeat(OTHER, now()));

        instances.leave(ONE);

        assertThat(instances.known())
                .extracting(one -> one.heartbeat().instance())
                .containsExactly(OTHER);
    }

    @Test
    void quietIsMeasuredByTheStore() {
        instances.note(heartbeat(ONE, Instant.EPOCH));
        letPass(MOMENT.multipliedBy(2));

        assertThat(instances.known())
                .singleElement()
                .satisfies(one -> assertThat(one.quietFor()).isBetween(MOMENT, TOLERANCE));
        instances.note(heartbeat(ONE, Instant.EPOCH));
        assertThat(instances.known())
                .singleElement()
                .satisfies(one -> assertThat(one.quietFor()).isLessThan(TOLERANCE));
    }

    @Test
    void clockThatIsOffIsOffByTheStoresTime() {
        instances.note(heartbeat(ONE, now().plus(Duration.ofMinutes(10))));
        instances.note(heartbeat(OTHER, now().minus(Duration.ofMinutes(10))));
        letPass(MOMENT);

        assertThat(instances.known()).allSatisfy(one -> {
            int sign = one.heartbeat().instance().equals(ONE) ? 1 : -1;
            assertThat(one.ahead().multipliedBy(sign)).isCloseTo(Duration.ofMinutes(10), TOLERANCE);
        });
    }

    @Test
    void lookingChangesNothing() {
        instances.note(heartbeat(ONE, now()));

        List<Heartbeat> first =
                instances.known().stream().map(RunningInstance::heartbeat).toList();

        assertThat(instances.known()).extracting(RunningInstance::heartbeat).isEqualTo(first);
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Instances away = unreachable();

        assertThatThrownBy(away::known).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.note(heartbeat(ONE, Instant.EPOCH)))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.leave(ONE)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
