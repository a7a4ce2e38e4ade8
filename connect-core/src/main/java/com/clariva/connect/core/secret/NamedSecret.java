package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Optional;

/**
 * A secret and the name operators know it by, so that a log line or a counter can say which of
 * several matched.
 *
 * @param name the variable it comes from, such as {@code INSTAGRAM_APP_SECRET}
 */
public record NamedSecret(String name, Secret secret) {
    private static final String META = "META_APP_SECRET";

    public NamedSecret {
        requireNonNull(name, "name is null");
        requireNonNull(secret, "secret is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a secret's name is not blank");
        }
    }

    /** What may be missing among {@code appSecrets} where a signature is of none of them. */
    public static Optional<String> hintAmong(Collection<NamedSecret> appSecrets) {
        return appSecrets.stream().anyMatch(one -> one.name.equals(META))
                ? Optional.empty()
                : Optional.of(META + " is not set; webhooks that are set up in the Meta app are signed with it");
    }
}
