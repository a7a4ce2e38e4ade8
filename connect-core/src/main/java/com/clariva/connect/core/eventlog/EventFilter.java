package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;

/**
 * Which events are meant.
 *
 * @param state one of {@link #STATES}
 */
public record EventFilter(Optional<String> state, Optional<InstagramId> account, Optional<DoctorId> doctor) {
    public static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /** The states that are listed. */
    public static final List<String> STATES = List.of("handled", "retrying", "parked", "dead_letter", "expired");

    public EventFilter {
        requireNonNull(state, "state is null");
        requireNonNull(account, "account is null");
        requireNonNull(doctor, "doctor is null");
    }
}
