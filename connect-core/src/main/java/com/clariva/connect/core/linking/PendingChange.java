package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;

/**
 * A doctor came back from Instagram with another account than the connected one, and has not said yet
 * whether that was meant.
 *
 * @param keyDigest of what only the browser that came back knows
 * @param connecting what is stored if it was meant
 * @param replaces the account that was connected when the doctor was asked
 * @param expiresAt after this it is as if it had never been, UTC
 */
public record PendingChange(String keyDigest, Connecting connecting, InstagramId replaces, Instant expiresAt) {
    public PendingChange {
        requireNonNull(keyDigest, "keyDigest is null");
        requireNonNull(connecting, "connecting is null");
        requireNonNull(replaces, "replaces is null");
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
    }

    public DoctorId doctor() {
        return connecting.doctor();
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
