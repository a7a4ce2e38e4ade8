package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.secret.Secret;
import io.javalin.http.Context;
import java.util.Optional;

/** Lets operators in, by their key. Secrets compare in constant time. */
final class OperatorDoor {
    private static final String SCHEME = "Bearer ";

    private final Secret key;
    private final SecurityEvents securityEvents;

    OperatorDoor(Secret key, SecurityEvents securityEvents) {
        this.key = requireNonNull(key, "key is null");
        this.securityEvents = requireNonNull(securityEvents, "securityEvents is null");
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
            if (ctx.header("Authorization") != null) {
                securityEvents.note("operator_key_wrong");
            }
            throw HttpRefusal.unauthorized("This takes the operator key.");
        }
    }
}
