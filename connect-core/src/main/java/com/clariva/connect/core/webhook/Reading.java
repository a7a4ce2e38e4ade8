package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was read of a delivery.
 *
 * @param flaw what could not be read, in words without content; then the whole body is set aside as
 *     well. Empty when all was read
 */
public record Reading(List<ReadEvent> events, Optional<String> flaw) {
    public Reading {
        events = List.copyOf(events);
        requireNonNull(flaw, "flaw is null");
    }
}
