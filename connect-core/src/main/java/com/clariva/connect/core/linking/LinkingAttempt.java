package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import java.time.Instant;

/**
 * A doctor is on the way to Instagram and back.
 *
 * @param stateDigest names the attempt; the state itself is nowhere stored
 * @param browserDigest names the browser that began it
 * @param expiresAt after this it is as if it had never been, UTC
 */
public record LinkingAttempt(
        String stateDigest, DoctorId doctor, String browserDigest, Finish finish, Instant expiresAt) {
    public LinkingAttempt {
        requireNonNull(stateDigest, "stateDigest is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(browserDigest, "browserDigest is null");
        requireNonNull(finish, "finish is null");
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
