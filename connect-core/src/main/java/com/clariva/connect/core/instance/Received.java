package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What an instance received since it started.
 *
 * @param accepted deliveries that were stored, or had nothing to store
 * @param refused deliveries whose signature was nobody's
 * @param notStored authentic deliveries that the store did not take
 * @param lastAuthenticAt when a delivery's signature was last right, UTC, by the instance's clock
 * @param lastVerifiedAt when Meta last asked with a right verify token, UTC, by the instance's clock
 */
public record Received(
        long accepted,
        long refused,
        long notStored,
        Optional<Instant> lastAuthenticAt,
        Optional<Instant> lastVerifiedAt) {
    /** Nothing yet. */
    public static final Received NOTHING = new Received(0, 0, 0, Optional.empty(), Optional.empty());

    public Received {
        requireNonNull(lastAuthenticAt, "lastAuthenticAt is null");
        requireNonNull(lastVerifiedAt, "lastVerifiedAt is null");
    }
}
