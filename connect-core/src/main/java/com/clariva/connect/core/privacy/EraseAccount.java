package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import java.util.List;

/** What is stored of an account goes: from the records, and from the queue in whatever state it is there. */
public final class EraseAccount {
    static final int PORTION = 500;

    private final AccountTraces traces;
    private final EventQueue queue;
    private final QueueState queueState;
    private final PrivacyReport report;

    public EraseAccount(AccountTraces traces, EventQueue queue, QueueState queueState, PrivacyReport report) {
        this.traces = requireNonNull(traces, "traces is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.queueState = requireNonNull(queueState, "queueState is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Erases in portions, until nothing is left. Whether there was nothing at all.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if not all of it is known to be
     *     gone; what was erased before stays so
     */
    boolean foundNothingOf(Deletion.Account account) {
        int records = eraseRecords(account);
        int events = eraseEvents(account);
        report.erased(account.id(), records, events);
        return records + events == 0;
    }

    private int eraseRecords(Deletion.Account account) {
        int erased = 0;
        int portion;
        do {
            portion = traces.erase(account.id(), account.before(), PORTION);
            erased += portion;
        } while (portion > 0);
        return erased;
    }

    private int eraseEvents(Deletion.Account account) {
        int erased = 0;
        List<EventId> portion = queueState.eventsOf(account.id(), account.before(), PORTION);
        while (!portion.isEmpty()) {
            erased += queue.erase(portion);
            portion = queueState.eventsOf(account.id(), account.before(), PORTION);
        }
        return erased;
    }
}
