package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.EventOutline;
import java.util.Optional;

/**
 * What is known of an event. At least one of the two is there.
 *
 * @param line empty if it was not settled yet, never came so far, or is too long ago
 * @param letter its dead letter, if it has become one
 */
public record FoundEvent(Optional<EventLine> line, Optional<ListedLetter> letter) {
    public FoundEvent {
        requireNonNull(line, "line is null");
        requireNonNull(letter, "letter is null");
        if (line.isEmpty() && letter.isEmpty()) {
            throw new IllegalArgumentException("nothing was found");
        }
    }

    public EventOutline event() {
        return letter.map(ListedLetter::event)
                .or(() -> line.map(EventLine::event))
                .orElseThrow();
    }

    /** The letter's state if there is one; the outcome of the line else. */
    public String state() {
        return letter.map(ListedLetter::state)
                .or(() -> line.map(EventLine::outcome))
                .orElseThrow();
    }
}
