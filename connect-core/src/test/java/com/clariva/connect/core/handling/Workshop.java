package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import com.clariva.connect.testkit.Talking;
import java.time.Duration;
import java.util.List;

/** The rooms in which events are handled, without the rest of the house: on whatever queue, with whatever accounts. */
final class Workshop {
    static final Duration LEASE = Duration.ofMinutes(1);
    static final int HANDLERS = 4;

    final HandleEvent handleEvent;
    final SettleClaim settleClaim;
    final EventWorker worker;

    Workshop(
            EventQueue queue,
            ConnectedAccounts accounts,
            InMemoryStorage storage,
            EventHandler handler,
            Duration grace) {
        WorkerSettings settings =
                new WorkerSettings(HANDLERS, LEASE, grace, new RetryPolicy(List.of()), Duration.ofDays(7));
        HandlingReport report = new HandlingReport(
                Observer.NONE, new EventLogBuffer(storage.eventLog()), storage.auditLog(), new ManualClock());
        handleEvent = new HandleEvent(
                new LineEventReader(),
                new WhoseAccount(new ResolveAccount(accounts, storage.changes(), System::nanoTime), storage.traces()),
                new EraseUnsent(queue, storage.deadLetters(), storage.replyTexts()),
                new Talking(storage, new ScriptedDirectMessages(), new ManualClock()).talk(),
                handler);
        settleClaim = new SettleClaim(queue, storage.deadLetters(), handleEvent, settings, report);
        worker = new EventWorker(queue, handleEvent, settleClaim, report, settings);
    }

    /** The {@code person} writes to Ada's practice. */
    static QueuedEvent written(InstagramId person, String mid, ManualClock clock) {
        byte[] body = delivery(message(ADAS_PRACTICE, person, mid, "text of " + mid));
        return new LineEventReader().read(body).events().get(0).received(clock.instant());
    }
}
