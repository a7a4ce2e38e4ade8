package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import java.time.Instant;

/**
 * An event that was delivered once more.
 *
 * @param at when that delivery arrived, UTC
 */
public record Repeat(EventId event, Instant at) {
    public Repeat {
        requireNonNull(event, "event is null");
        requireNonNull(at, "at is null");
    }
}
