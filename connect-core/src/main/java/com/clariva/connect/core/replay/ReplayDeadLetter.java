package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Answered;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.Reading;
import java.util.List;
import java.util.Optional;

/**
 * Use case: a dead letter is handled once more.
 *
 * <p>It is enqueued again, behind what its conversation has by now, under a name that the queue has not
 * seen. Its handler sees the event's own id, so what was replied or forwarded once is not repeated. The
 * letter stays listed until it is handled, or has become a dead letter again. All this may be repeated.
 *
 * <p>A delivery that was set aside because nobody could read it is read again: what is found in it now is
 * enqueued, but for what was found before.
 */
public final class ReplayDeadLetter {
    private static final String OPERATION = "replay dead letter";

    private final DeadLetters deadLetters;
    private final EventQueue queue;
    private final EventReader reader;
    private final ReplayReport report;

    public ReplayDeadLetter(DeadLetters deadLetters, EventQueue queue, EventReader reader, ReplayReport report) {
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Replays the letter. Blocks for the stores.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if a store gave no answer, and
     *     {@link com.clariva.connect.core.ConnectException.QueueFull}: then the letter waits as before
     */
    public ReplayOutcome replay(EventId event) {
        Optional<Replay> begun = deadLetters.beginReplay(event);
        if (begun.isEmpty()) {
            ReplayOutcome outcome =
                    deadLetters.find(event).isPresent() ? ReplayOutcome.ERASED : ReplayOutcome.NOT_FOUND;
            return report.notBegun(event, outcome);
        }
        try {
            return replay(begun.get());
        } catch (ConnectException e) {
            report.failed(begun.get());
            putBack(begun.get());
            throw e;
        }
    }

    private ReplayOutcome replay(Replay replay) {
        QueuedEvent letter = replay.letter().event();
        Reading reading = reader.read(letter.body());
        if (reading.flaw().isPresent()) {
            deadLetters.add(replay.letter());
            return report.ended(replay, ReplayOutcome.UNREADABLE);
        }
        return isOneEvent(reading, letter.id()) ? enqueue(replay) : enqueueAll(replay, reading);
    }

    private static boolean isOneEvent(Reading reading, EventId letter) {
        return reading.events().size() == 1
                && EventId.of(reading.events().get(0).event().key()).equals(letter);
    }

    private ReplayOutcome enqueue(Replay replay) {
        QueuedEvent event = replay.forTheQueue();
        Enqueued enqueued = Answered.by(queue.enqueue(List.of(event)), OPERATION);
        // The number was given before, and the letter has come back since: the next one is new.
        return enqueued.duplicates().contains(event.id())
                ? replay(replay.letter().event().id())
                : report.ended(replay, ReplayOutcome.REPLAYED);
    }

    private ReplayOutcome enqueueAll(Replay replay, Reading reading) {
        QueuedEvent letter = replay.letter().event();
        List<QueuedEvent> events = reading.events().stream()
                .filter(read -> !read.isTest() && !read.isUnedited())
                .map(read -> read.received(letter.receivedAt())
                        .signedWith(letter.verifiedBy())
                        .tracedBy(letter.trace()))
                .toList();
        if (!events.isEmpty()) {
            Answered.by(queue.enqueue(events), OPERATION);
        }
        deadLetters.replayHandled(letter.id(), replay.number());
        return report.ended(replay, ReplayOutcome.REPLAYED);
    }

    /** If it is not known to be on its way, it waits for a person. */
    private void putBack(Replay replay) {
        try {
            deadLetters.add(replay.letter());
        } catch (ConnectException.StorageUnavailable e) {
            report.notPutBack(replay);
        }
    }
}
