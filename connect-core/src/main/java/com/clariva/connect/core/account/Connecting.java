package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.token.Grant;

/** All that is stored when a doctor connects an account. */
public record Connecting(DoctorId doctor, Profile profile, Grant grant) {
    public Connecting {
        requireNonNull(doctor, "doctor is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(grant, "grant is null");
    }
}
