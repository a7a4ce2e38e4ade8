package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Deliveries that matched no secret for the same reason. */
public record Unmatched(String flaw, long times, Instant lastAt) {
    public Unmatched {
        requireNonNull(flaw, "flaw is null");
        requireNonNull(lastAt, "lastAt is null");
    }
}
