package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import java.util.Optional;

/**
 * What is known of an event. At least one of the three is there.
 *
 * @param line empty if it was not settled yet, never came so far, or is too long ago
 * @param letter its dead letter, if it has become one
 * @param held its place in the queue, if it waits there
 */
public record FoundEvent(Optional<EventLine> line, Optional<ListedLetter> letter, Optional<Held> held) {
    private static final String PARKED = "parked";

    public FoundEvent {
        requireNonNull(line, "line is null");
        requireNonNull(letter, "letter is null");
        requireNonNull(held, "held is null");
        if (line.isEmpty() && letter.isEmpty() && held.isEmpty()) {
            throw new IllegalArgumentException("nothing was found");
        }
    }

    /** An event of which it was not asked whether it waits. */
    public FoundEvent(Optional<EventLine> line, Optional<ListedLetter> letter) {
        this(line, letter, Optional.empty());
    }

    public EventOutline event() {
        return letter.map(ListedLetter::event)
                .or(() -> line.map(EventLine::event))
                .or(() -> held.map(Held::event))
                .orElseThrow();
    }

    /**
     * The letter's state if there is one; the outcome of the line else. One that was not settled yet, or is not parked
     * any more, is {@code waiting}.
     */
    public String state() {
        return letter.map(ListedLetter::state)
                .or(() -> line.map(EventLine::outcome).filter(outcome -> !outcome.equals(PARKED) || held.isEmpty()))
                .or(() -> held.map(place -> place.isParked() ? PARKED : "waiting"))
                .orElseThrow();
    }

    /** Whether what it says is still stored somewhere. */
    public boolean isKept() {
        return held.isPresent() || letter.filter(kept -> !kept.isErased()).isPresent();
    }
}
