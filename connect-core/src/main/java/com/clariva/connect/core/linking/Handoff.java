package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;

/**
 * An authorization code kept until the doctor fetches it with the one-time code.
 *
 * @param codeDigest names it; the one-time code itself is nowhere stored
 * @param expiresAt after this it is as if it had never been, UTC
 */
public record Handoff(String codeDigest, DoctorId doctor, Secret authorizationCode, Instant expiresAt) {
    public Handoff {
        requireNonNull(codeDigest, "codeDigest is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(authorizationCode, "authorizationCode is null");
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
