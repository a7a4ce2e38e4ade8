package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.secret.Secret;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/** Lets in who shows the key. Secrets compare in constant time. */
final class KeyDoor {
    private static final String SCHEME = "Bearer ";

    private final Secret key;
    private final String whose;
    private final SecurityEvents securityEvents;

    /** @param whose operator or service, for who has none */
    KeyDoor(Secret key, String whose, SecurityEvents securityEvents) {
        this.key = requireNonNull(key, "key is null");
        this.whose = requireNonNull(whose, "whose is null");
        this.securityEvents = requireNonNull(securityEvents, "securityEvents is null");
    }

    /** The same, for those alone who pass. */
    Handler admitted(Handler handler) {
        return ctx -> {
            admit(ctx);
            handler.handle(ctx);
        };
    }

    private void admit(Context ctx) {
        boolean known = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(shown -> !shown.isBlank())
                .map(Secret::of)
                .filter(key::equals)
                .isPresent();
        if (!known) {
            if (ctx.header("Authorization") != null) {
                securityEvents.note(whose + "_key_wrong");
            }
            throw HttpRefusal.unauthorized("This takes the " + whose + " key.");
        }
    }
}
