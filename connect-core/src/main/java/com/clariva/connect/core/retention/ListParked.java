package com.clariva.connect.core.retention;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueueState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Use case: an operator asks which accounts have events that wait for a doctor. */
public final class ListParked {
    /** How far events of one account are counted. */
    public static final int MOST = 1000;

    private final QueueState queue;
    private final InstantSource clock;

    public ListParked(QueueState queue, InstantSource clock) {
        this.queue = requireNonNull(queue, "queue is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Up to {@code limit} of those accounts, the fullest first.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public List<ParkedAccount> list(int limit) {
        Instant now = clock.instant().plusMillis(1);
        return queue.parkedAccounts(limit).stream()
                .map(account -> new ParkedAccount(
                        account, queue.eventsOf(account, now, MOST).size()))
                .sorted(Comparator.comparing(ParkedAccount::events)
                        .reversed()
                        .thenComparing(parked -> parked.account().value()))
                .toList();
    }

    /**
     * An account and how many of its events the queue holds.
     *
     * @param events at most {@link #MOST}
     */
    public record ParkedAccount(InstagramId account, int events) {
        public ParkedAccount {
            requireNonNull(account, "account is null");
        }
    }
}
