package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.Grant;
import java.util.Optional;

/**
 * All that is stored when a doctor connects an account.
 *
 * @param replaces the account whose connection to this doctor ends in the same moment
 */
public record Connecting(DoctorId doctor, Profile profile, Grant grant, Optional<InstagramId> replaces) {
    public Connecting {
        requireNonNull(doctor, "doctor is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(grant, "grant is null");
        requireNonNull(replaces, "replaces is null");
    }

    /** A connection that replaces no other. */
    public Connecting(DoctorId doctor, Profile profile, Grant grant) {
        this(doctor, profile, grant, Optional.empty());
    }

    /** The same, in the place of the doctor's connection to {@code account}. */
    public Connecting replacing(InstagramId account) {
        return new Connecting(doctor, profile, grant, Optional.of(account));
    }
}
