package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Deliveries that matched no secret for the same reason, or were refused before any was tried; or requests to verify the
 * webhook's address with a token that is not ours.
 */
public record Unmatched(String flaw, long times, Instant lastAt) {
    /** The flaw of those that came from an address that may not send webhooks. */
    public static final String WRONG_SOURCE = "wrong_source";

    /** The flaw of requests to verify the webhook's address with another verify token. */
    public static final String VERIFY_TOKEN = "verify_token";

    public Unmatched {
        requireNonNull(flaw, "flaw is null");
        requireNonNull(lastAt, "lastAt is null");
    }

    /** Whether these were refused because of their source address. */
    public boolean wrongSource() {
        return flaw.equals(WRONG_SOURCE);
    }

    /** Whether these asked to verify the webhook's address with another token. */
    public boolean otherVerifyToken() {
        return flaw.equals(VERIFY_TOKEN);
    }
}
