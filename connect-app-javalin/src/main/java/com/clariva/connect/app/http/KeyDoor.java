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
        Optional<String> header = Optional.ofNullable(ctx.header("Authorization"));
        if (header.isEmpty() || !opensWith(bearer(header.get()))) {
            throw HttpRefusal.unauthorized("This takes the " + whose + " key.");
        }
    }

    /** Whether that is the key. Who shows another one is noted. */
    boolean opensWith(String shown) {
        boolean known = !shown.isBlank() && Secret.of(shown).equals(key);
        if (!known) {
            securityEvents.note(whose + "_key_wrong");
        }
        return known;
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
