package com.clariva.connect.core.queue;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two instances that share a store and its overflow, either of which can be away. */
final class TwoInstances {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration HOLD = Duration.ofSeconds(30);

    final ManualClock clock = new ManualClock();
    final Outage storesOutage = new Outage();
    final Outage overflowsOutage = new Outage();
    final InMemoryEventQueue store = new InMemoryEventQueue(clock, storesOutage);
    final InMemoryOverflow overflow = new InMemoryOverflow(clock, overflowsOutage, Duration.ZERO);
    final QueueWithOverflow here = instance();
    final QueueWithOverflow elsewhere = instance();

    private QueueWithOverflow instance() {
        OverflowMode mode = new OverflowMode(
                overflow, HOLD, () -> Duration.between(NOON, clock.instant()).toNanos());
        return QueueWithOverflow.untended(store, overflow, mode, Runnable::run);
    }

    static void enqueue(QueueWithOverflow queue, String... texts) {
        List<QueuedEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(Cast.message(ADAS_PRACTICE, text, NOON));
        }
        queue.enqueue(events).toCompletableFuture().join();
    }

    static EventId idOf(String text) {
        return Cast.message(ADAS_PRACTICE, text, NOON).id();
    }

    static List<String> handledInOrder(QueueWithOverflow queue) {
        List<String> handled = new ArrayList<>();
        List<Claim> claims = queue.claim(10, LEASE, Duration.ZERO);
        while (!claims.isEmpty()) {
            claims.forEach(claim -> handled.add(new String(claim.event().body(), UTF_8)));
            claims.stream()
                    .map(claim -> queue.settle(claim, new Verdict.Done()).toCompletableFuture())
                    .forEach(CompletableFuture::join);
            claims = queue.claim(10, LEASE, Duration.ZERO);
        }
        return handled;
    }
}
