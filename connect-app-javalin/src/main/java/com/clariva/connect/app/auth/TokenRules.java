package com.clariva.connect.app.auth;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What a doctor's JWT is checked against.
 *
 * @param secret signs by HS256
 * @param keys where the public keys of RS256 and ES256 are published
 * @param issuer checked when there is one
 * @param audience checked when there is one
 */
public record TokenRules(
        Optional<Secret> secret, Optional<URI> keys, Optional<String> issuer, Optional<String> audience) {
    public TokenRules {
        requireNonNull(secret, "secret is null");
        requireNonNull(keys, "keys is null");
        requireNonNull(issuer, "issuer is null");
        requireNonNull(audience, "audience is null");
        if (secret.isEmpty() && keys.isEmpty()) {
            throw new IllegalArgumentException("a secret or an address of keys is needed");
        }
    }
}
