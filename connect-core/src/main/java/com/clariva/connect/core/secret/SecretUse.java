package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a secret's use.
 *
 * @param lastMatchedAt UTC, to about a minute; empty if it never was
 * @param watchedSince since when somebody would have seen it matched
 */
public record SecretUse(long times, Optional<Instant> lastMatchedAt, Instant watchedSince) {
    public SecretUse {
        requireNonNull(lastMatchedAt, "lastMatchedAt is null");
        requireNonNull(watchedSince, "watchedSince is null");
    }

    /** Since when it was not matched. */
    Instant quietSince() {
        return lastMatchedAt.orElse(watchedSince);
    }
}
