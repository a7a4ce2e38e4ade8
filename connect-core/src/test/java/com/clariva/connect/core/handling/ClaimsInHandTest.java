package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handler is not begun on what may be somebody else's by now. */
class ClaimsInHandTest {
    private static final Duration LEASE = Duration.ofSeconds(3);

    private final ManualClock clock = new ManualClock();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final HandlingReport report =
            new HandlingReport(Observer.NONE, new EventLogBuffer(storage.eventLog()), storage.auditLog(), clock);
    private final SettleClaim settleClaim =
            new Workshop(queue, storage.accounts(), storage, event -> {}, Duration.ZERO).settleClaim;
    private final ClaimsInHand inHand = new ClaimsInHand(queue, settleClaim, report, LEASE);

    @AfterEach
    void close() {
        inHand.close();
    }

    @Test
    void claimIsOursWhileItsLeaseLasts() {
        Claim claim = claim();

        inHand.take(claim, System.nanoTime());

        assertThat(inHand.isOurs(claim)).isTrue();
    }

    @Test
    void claimWhoseLeaseHasEndedIsNotOurs() {
        Claim claim = claim();

        inHand.take(claim, System.nanoTime() - LEASE.toNanos());

        assertThat(inHand.isOurs(claim)).isFalse();
    }

    @Test
    void claimThatTheQueueDoesNotRenewIsNotOurs() {
        Claim claim = claim();
        clock.advance(LEASE);

        inHand.take(claim, System.nanoTime() + Duration.ofHours(1).toNanos());
        inHand.start();

        await().until(() -> !inHand.isOurs(claim));
    }

    private Claim claim() {
        queue.enqueue(List.of(Cast.message(ADAS_PRACTICE, "hello", NOON)))
                .toCompletableFuture()
                .join();
        return queue.claim(1, LEASE, Duration.ZERO).get(0);
    }
}
