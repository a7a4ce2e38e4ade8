package com.clariva.connect.core.retention;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: only so many events of one account wait for its doctor. The newest of those beyond become dead
 * letters, where a person may replay them, so that one account nobody links cannot fill the queue for all.
 *
 * <p>They are written there first and taken out of the queue then. If a doctor links the account in that very
 * moment, an event may be handled and stay listed.
 */
public final class BoundParked {
    /** How many events of one account wait, once this has looked. */
    public static final long PER_ACCOUNT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(BoundParked.class);
    private static final String WORK = "parked bound";
    private static final Duration TURN = Duration.ofSeconds(50);
    private static final int ACCOUNTS = 100_000;
    private static final int AT_ONCE = 200;
    private static final int MOST_ROUNDS = 1_000;

    private final EventQueue queue;
    private final QueueState queueState;
    private final Stores stores;
    private final InstantSource clock;
    private final long perAccount;

    public BoundParked(EventQueue queue, QueueState queueState, Stores stores, InstantSource clock, long perAccount) {
        this.queue = requireNonNull(queue, "queue is null");
        this.queueState = requireNonNull(queueState, "queueState is null");
        this.stores = requireNonNull(stores, "stores is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.perAccount = perAccount;
    }

    /** Called every minute, on every instance; one of them does it. */
    public void sweep() {
        if (queueState.depth().parked() > perAccount && stores.retention().takeTurn(WORK, TURN)) {
            queueState.parkedAccounts(ACCOUNTS).forEach(this::sweep);
        }
    }

    private void sweep(InstagramId account) {
        int all = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<QueuedEvent> beyond = queueState.parkedBeyond(account, perAccount, AT_ONCE);
            if (beyond.isEmpty()) {
                break;
            }
            setAside(beyond);
            all += beyond.size();
        }
        if (all > 0) {
            LOG.atError()
                    .addKeyValue("account", account)
                    .addKeyValue("count", all)
                    .addKeyValue("reason", DeadLetterReason.TOO_MANY_PARKED.label())
                    .log("Parked events dead-lettered");
            stores.auditLog()
                    .record(new AuditEntry(
                            AuditAction.WEBHOOK_FAILED,
                            DeadLetterReason.TOO_MANY_PARKED.label(),
                            new AuditEntry.Subject(Optional.empty(), Optional.empty(), Optional.of(account)),
                            all));
        }
    }

    private void setAside(List<QueuedEvent> events) {
        Instant now = clock.instant();
        for (QueuedEvent event : events) {
            stores.deadLetters()
                    .add(new DeadLetter(event, DeadLetterReason.TOO_MANY_PARKED, "too many parked", 0, now));
        }
        queue.erase(events.stream().map(QueuedEvent::id).toList());
        events.forEach(event ->
                stores.observer().eventSettled(event.kind(), "dead_letter", Duration.between(event.receivedAt(), now)));
    }

    /** Where what is too much goes, who takes turns, who counts, and who keeps it in mind. */
    public record Stores(DeadLetters deadLetters, Retention retention, Observer observer, AuditLog auditLog) {
        public Stores {
            requireNonNull(deadLetters, "deadLetters is null");
            requireNonNull(retention, "retention is null");
            requireNonNull(observer, "observer is null");
            requireNonNull(auditLog, "auditLog is null");
        }
    }
}
