package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What Instagram gave for an authorization code.
 *
 * @param longLivedToken lasts about 60 days
 * @param expiresAt when it ends, UTC
 * @param exchangeId the {@code user_id} of the code exchange. Sources disagree on what it names; it is
 *     kept for deauthorize and deletion requests and never used to find an account for an event
 * @param permissions what the person granted; empty when Instagram did not say
 */
public record Grant(
        Secret longLivedToken,
        Instant issuedAt,
        Instant expiresAt,
        Optional<InstagramId> exchangeId,
        Optional<Set<String>> permissions) {
    public Grant {
        requireNonNull(longLivedToken, "longLivedToken is null");
        issuedAt = Instant.ofEpochMilli(issuedAt.toEpochMilli());
        expiresAt = Instant.ofEpochMilli(expiresAt.toEpochMilli());
        requireNonNull(exchangeId, "exchangeId is null");
        permissions = permissions.map(Set::copyOf);
    }
}
