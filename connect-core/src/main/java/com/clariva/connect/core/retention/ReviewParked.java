package com.clariva.connect.core.retention;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import java.time.Duration;
import java.util.Set;

/**
 * Use case: events that wait for a doctor are looked at again, now and then.
 *
 * <p>All of them are let go on. The worker finds that there is still nobody and parks those that may wait,
 * which keeps their order; those that have waited for the retention time go. So an event waits for that
 * time, and for at most a seventh of it, or a day, longer.
 */
public final class ReviewParked {
    private static final String WORK = "parked";
    private static final int ACCOUNTS = 100_000;
    private static final int ROUNDS = 7;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(50);

    private final EventQueue queue;
    private final QueueState queueState;
    private final Retention retention;
    private final Duration turn;

    public ReviewParked(EventQueue queue, QueueState queueState, Retention retention, Duration parkRetention) {
        this.queue = requireNonNull(queue, "queue is null");
        this.queueState = requireNonNull(queueState, "queueState is null");
        this.retention = requireNonNull(retention, "retention is null");
        this.turn = within(parkRetention.dividedBy(ROUNDS));
    }

    /** Called every minute, on every instance; one of them does it, when it is time. */
    public void sweep() {
        Set<InstagramId> parked = queueState.parkedAccounts(ACCOUNTS);
        if (!parked.isEmpty() && retention.takeTurn(WORK, turn)) {
            parked.forEach(queue::unpark);
        }
    }

    private static Duration within(Duration wanted) {
        Duration atMost = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
        return atMost.compareTo(SHORTEST) < 0 ? SHORTEST : atMost;
    }
}
