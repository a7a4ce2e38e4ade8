package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.time.Instant;

/**
 * A long-lived token.
 *
 * @param issuedAt when Instagram gave it to us, UTC
 * @param expiresAt when it ends unless refreshed, UTC
 * @param version counts the tokens of an account; a refusal concerns the version it was said of
 */
public record AccessToken(Secret secret, Instant issuedAt, Instant expiresAt, long version) {
    public AccessToken {
        requireNonNull(secret, "secret is null");
        issuedAt = Instant.ofEpochMilli(issuedAt.toEpochMilli());
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
    }
}
