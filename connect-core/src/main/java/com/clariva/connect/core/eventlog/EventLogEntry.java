package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.queue.Claim;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one event, without what it said.
 *
 * @param outcome {@code handled}, {@code retrying} when the handler failed and is tried again, {@code parked}, {@code
 *     dead_letter}, or {@code expired} when nobody linked the account in time
 * @param doctor empty when nobody has linked the account
 * @param at when it was settled, UTC
 * @param error the class of what the handler threw, if that was how the attempt ended
 */
public record EventLogEntry(
        Claim claim, String outcome, Optional<DoctorId> doctor, Instant at, Optional<String> error) {
    public EventLogEntry {
        requireNonNull(claim, "claim is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(at, "at is null");
        requireNonNull(error, "error is null");
    }

    /** An attempt that did not end with the handler's failure. */
    public EventLogEntry(Claim claim, String outcome, Optional<DoctorId> doctor, Instant at) {
        this(claim, outcome, doctor, at, Optional.empty());
    }
}
