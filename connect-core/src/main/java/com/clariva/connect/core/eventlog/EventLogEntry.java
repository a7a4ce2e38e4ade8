package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.queue.Claim;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one event, without what it said.
 *
 * @param outcome {@code handled}, {@code parked}, {@code dead_letter}, or {@code expired} when nobody linked the account in time
 * @param doctor empty when nobody has linked the account
 * @param at when it was settled, UTC
 */
public record EventLogEntry(Claim claim, String outcome, Optional<DoctorId> doctor, Instant at) {
    public EventLogEntry {
        requireNonNull(claim, "claim is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(at, "at is null");
    }
}
