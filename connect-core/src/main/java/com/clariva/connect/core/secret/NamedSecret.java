package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

/**
 * A secret and the name operators know it by, so that a log line or a counter can say which of
 * several matched.
 *
 * @param name the variable it comes from, such as {@code INSTAGRAM_APP_SECRET}
 */
public record NamedSecret(String name, Secret secret) {
    public NamedSecret {
        requireNonNull(name, "name is null");
        requireNonNull(secret, "secret is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a secret's name is not blank");
        }
    }
}
