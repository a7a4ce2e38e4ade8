package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was read of a delivery.
 *
 * @param flaw what could not be read, in words without content; then the whole body is set aside as
 *     well. Empty when all was read
 * @param beside what else was in it, and is no fault
 */
public record Reading(List<ReadEvent> events, Optional<String> flaw, Beside beside) {
    public Reading {
        events = List.copyOf(events);
        requireNonNull(flaw, "flaw is null");
        requireNonNull(beside, "beside is null");
    }

    /** A delivery with nothing else in it. */
    public Reading(List<ReadEvent> events, Optional<String> flaw) {
        this(events, flaw, Beside.NOTHING);
    }

    /**
     * What was in a delivery beside its events.
     *
     * @param unknownFields how many unknown fields stood beside events
     * @param otherProduct whether it told of another product of Meta, such as a Facebook page
     */
    public record Beside(int unknownFields, boolean otherProduct) {
        static final Beside NOTHING = new Beside(0, false);
    }
}
