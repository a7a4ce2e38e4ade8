package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventOutline;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the log of events.
 *
 * @param outcome as in {@link EventLogEntry}
 * @param doctor empty when nobody had linked the account
 * @param attempt which attempt it was that ended so
 * @param at when it was settled, UTC
 */
public record EventLine(
        EventOutline event, String outcome, Optional<DoctorId> doctor, int attempt, Instant at, EventHistory history) {
    public EventLine {
        requireNonNull(event, "event is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(at, "at is null");
        requireNonNull(history, "history is null");
    }

    /** A line of an event that came once and whose handler did not fail. */
    public EventLine(EventOutline event, String outcome, Optional<DoctorId> doctor, int attempt, Instant at) {
        this(event, outcome, doctor, attempt, at, EventHistory.NONE);
    }
}
