package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * Which events are meant.
 *
 * @param state an outcome, such as {@code handled}, {@code parked} or {@code dead_letter}
 */
public record EventFilter(Optional<String> state, Optional<InstagramId> account, Optional<DoctorId> doctor) {
    public static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty(), Optional.empty());

    public EventFilter {
        requireNonNull(state, "state is null");
        requireNonNull(account, "account is null");
        requireNonNull(doctor, "doctor is null");
    }
}
