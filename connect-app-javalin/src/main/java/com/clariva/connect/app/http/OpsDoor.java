package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.auth.OperatorSessions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * The sign-in of the operator page: who shows the key gets a session. Who shows five wrong ones has to wait for a
 * minute; addresses are told apart, so that nobody can shut the door for others.
 */
final class OpsDoor {
    private final KeyDoor keyDoor;
    private final OperatorSessions sessions;
    private final Cookies cookies;

    OpsDoor(KeyDoor keyDoor, OperatorSessions sessions, Cookies cookies) {
        this.keyDoor = requireNonNull(keyDoor, "keyDoor is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
    }

    boolean isOpenFor(Context ctx) {
        return cookies.operator(ctx).filter(sessions::isOpen).isPresent();
    }

    /** Opens a session; else says why not. */
    Optional<HttpStatus> refuses(Context ctx, String shown) {
        if (keyDoor.hasToWait(ctx)) {
            return Optional.of(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (!keyDoor.opensWith(ctx, shown)) {
            return Optional.of(HttpStatus.UNAUTHORIZED);
        }
        cookies.operator(ctx, sessions.open(), OperatorSessions.LIFETIME);
        return Optional.empty();
    }

    void close(Context ctx) {
        cookies.operator(ctx, "", Duration.ZERO);
    }
}
