package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.SecurityEvents;
import com.clariva.connect.core.secret.Secret;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Lets in who shows the key. Secrets compare in constant time. */
final class KeyDoor {
    private static final String SCHEME = "Bearer ";

    private final Secret key;
    private final String whose;
    private final SecurityEvents securityEvents;
    private final WrongKeys wrongKeys;

    /** @param whose operator or service, for who has none */
    KeyDoor(Secret key, String whose, SecurityEvents securityEvents, WrongKeys wrongKeys) {
        this.key = requireNonNull(key, "key is null");
        this.whose = requireNonNull(whose, "whose is null");
        this.securityEvents = requireNonNull(securityEvents, "securityEvents is null");
        this.wrongKeys = requireNonNull(wrongKeys, "wrongKeys is null");
    }

    /** The same, for those alone who pass. */
    Handler admitted(Handler handler) {
        return ctx -> {
            admit(ctx);
            handler.handle(ctx);
        };
    }

    private void admit(Context ctx) {
        String shown = Optional.ofNullable(ctx.header("Authorization"))
                .map(KeyDoor::bearer)
                .orElse("");
        if (shown.isBlank()) {
            throw HttpRefusal.unauthorized("This takes the " + whose + " key.");
        }
        // The right key always passes: whoever shares an address with a stranger must not be shut out by him.
        if (!isKey(shown)) {
            throw hasToWait(ctx) ? tooMany() : wrong(ctx);
        }
    }

    /** Whether five wrong keys came from there within the last minute. */
    boolean hasToWait(Context ctx) {
        return wrongKeys.tooMany(ctx);
    }

    /** Whether that is the key. Who shows another one is noted and counted. */
    boolean opensWith(Context ctx, String shown) {
        boolean known = isKey(shown);
        if (!known) {
            wrong(ctx);
        }
        return known;
    }

    /** It does not make the wait longer, but guessing that goes on is to be seen in the audit. */
    private HttpRefusal tooMany() {
        securityEvents.note(whose + "_key_wrong");
        return new HttpRefusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_wrong_keys",
                "Too many wrong keys came from this address. Wait for a minute.",
                Optional.of(wrongKeys.retryAfter()));
    }

    private HttpRefusal wrong(Context ctx) {
        wrongKeys.count(ctx);
        securityEvents.note(whose + "_key_wrong");
        return HttpRefusal.unauthorized("This takes the " + whose + " key.");
    }

    private boolean isKey(String shown) {
        return !shown.isBlank() && Secret.of(shown).equals(key);
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
