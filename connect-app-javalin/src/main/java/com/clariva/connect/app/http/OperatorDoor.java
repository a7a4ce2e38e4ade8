package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Lets operators in, by their key. Secrets compare in constant time. */
final class OperatorDoor {
    private static final String SCHEME = "Bearer ";

    private final Secret key;

    OperatorDoor(Secret key) {
        this.key = requireNonNull(key, "key is null");
    }

    void admit(Context ctx) {
        boolean known = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(shown -> !shown.isBlank())
                .map(Secret::of)
                .filter(key::equals)
                .isPresent();
        if (!known) {
            throw new HttpRefusal(HttpStatus.UNAUTHORIZED, "unauthorized", "This takes the operator key.");
        }
    }
}
