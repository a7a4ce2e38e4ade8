package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.time.Instant;

/**
 * What Instagram gave for a token that was refreshed. Its text may be the old one.
 *
 * @param issuedAt just before it was asked for, UTC, so that it never looks younger than it is
 * @param expiresAt when it ends, UTC
 */
public record FreshToken(Secret secret, Instant issuedAt, Instant expiresAt) {
    public FreshToken {
        requireNonNull(secret, "secret is null");
        issuedAt = Instant.ofEpochMilli(issuedAt.toEpochMilli());
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
    }
}
