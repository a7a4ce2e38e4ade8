package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Deliveries that matched no secret for the same reason, or were refused before any was tried. */
public record Unmatched(String flaw, long times, Instant lastAt) {
    /** The flaw of those that came from an address that may not send webhooks. */
    public static final String WRONG_SOURCE = "wrong_source";

    public Unmatched {
        requireNonNull(flaw, "flaw is null");
        requireNonNull(lastAt, "lastAt is null");
    }

    /** Whether these were refused because of their source address. */
    public boolean wrongSource() {
        return flaw.equals(WRONG_SOURCE);
    }
}
