package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.instance.RunningInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at.
 *
 * @param now UTC
 * @param known instances of which there is a heartbeat
 * @param doctor empty for the whole house
 */
public record Subject(Instant now, List<RunningInstance> known, Optional<DoctorId> doctor) {
    public Subject {
        requireNonNull(now, "now is null");
        known = List.copyOf(known);
        requireNonNull(doctor, "doctor is null");
    }

    /** Instances that run. */
    List<RunningInstance> running() {
        return known.stream().filter(RunningInstance::isHeard).toList();
    }
}
