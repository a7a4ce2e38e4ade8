package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * An Instagram account that can be linked.
 *
 * @param professionalId {@code /me.user_id}, and a webhook's {@code entry[].id}
 * @param appScopedId {@code /me.id}, the exchange's {@code user_id}, and what deletion callbacks name
 */
public record Account(
        String professionalId,
        String appScopedId,
        String username,
        String name,
        AccountType type,
        Optional<URI> picture) {
    public Account {
        Ids.requireDigits(professionalId, "professionalId");
        Ids.requireDigits(appScopedId, "appScopedId");
        requireNonNull(username, "username is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(picture, "picture is null");
        if (professionalId.equals(appScopedId)) {
            throw new IllegalArgumentException("the two ids of an account differ");
        }
    }

    /** A business account with a picture; its app-scoped id is derived from its professional id. */
    public static Account business(String professionalId, String username) {
        Ids.requireDigits(professionalId, "professionalId");
        String last = professionalId.substring(Math.max(0, professionalId.length() - 10));
        URI picture = URI.create("https://scontent.cdninstagram.com/v/t51/" + professionalId + ".jpg");
        return new Account(
                professionalId, "2450000" + last, username, username, AccountType.BUSINESS, Optional.of(picture));
    }

    public Account named(String newName) {
        return new Account(professionalId, appScopedId, username, newName, type, picture);
    }

    public Account ofType(AccountType newType) {
        return new Account(professionalId, appScopedId, username, name, newType, picture);
    }

    public Account withAppScopedId(String id) {
        return new Account(professionalId, id, username, name, type, picture);
    }

    public Account withoutPicture() {
        return new Account(professionalId, appScopedId, username, name, type, Optional.empty());
    }
}
