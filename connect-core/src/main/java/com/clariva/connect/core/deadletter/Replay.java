package com.clariva.connect.core.deadletter;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.QueuedEvent;

/**
 * A dead letter on its way once more.
 *
 * @param letter as it was set aside, under its own id
 * @param number 1 for the first replay, one more for each after it
 */
public record Replay(DeadLetter letter, int number) {
    public Replay {
        requireNonNull(letter, "letter is null");
        if (number < 1) {
            throw new IllegalArgumentException("replays are counted from 1");
        }
    }

    /** The event under a name that the queue has not seen, so that it is not taken for a duplicate. */
    public QueuedEvent forTheQueue() {
        return letter.event().under(idOf(letter.event().id(), number));
    }

    /** What the queue calls {@code event} when it is replayed for the {@code number}th time. */
    public static EventId idOf(EventId event, int number) {
        return EventId.ofText("replay:" + event.value() + ':' + number);
    }
}
