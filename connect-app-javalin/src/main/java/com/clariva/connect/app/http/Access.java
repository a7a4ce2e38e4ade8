package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.auth.DoctorTokenReader;
import com.clariva.connect.app.auth.KeysUnavailableException;
import com.clariva.connect.app.auth.PageSessions;
import com.clariva.connect.core.event.DoctorId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Tells which doctor is asking: by the JWT, or by the page's session where the request shows no JWT. */
final class Access {
    private static final String SCHEME = "Bearer ";

    private final DoctorTokenReader tokens;
    private final PageSessions sessions;
    private final Cookies cookies;
    private final OwnOrigin ownOrigin;

    Access(DoctorTokenReader tokens, PageSessions sessions, Cookies cookies, OwnOrigin ownOrigin) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.sessions = requireNonNull(sessions, "sessions is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.ownOrigin = requireNonNull(ownOrigin, "ownOrigin is null");
    }

    /** The doctor of the JWT. No session will do. */
    DoctorId byToken(Context ctx) {
        return bearer(ctx).flatMap(this::doctorOf).orElseThrow(HttpRefusal::unauthorized);
    }

    /** Whoever may look. */
    DoctorId reading(Context ctx) {
        return ctx.header("Authorization") == null
                ? bySession(ctx).orElseThrow(HttpRefusal::unauthorized)
                : byToken(ctx);
    }

    /** Whoever may change something: a session only from our own pages and allowed front ends. */
    DoctorId changing(Context ctx) {
        if (ctx.header("Authorization") != null) {
            return byToken(ctx);
        }
        DoctorId doctor = bySession(ctx).orElseThrow(HttpRefusal::unauthorized);
        if (!ownOrigin.sent(ctx)) {
            throw new HttpRefusal(HttpStatus.FORBIDDEN, "cross_site", "This has to be done on the page itself.");
        }
        return doctor;
    }

    /** As {@link #reading}, but not for a link that stands on another site. */
    DoctorId beginning(Context ctx) {
        return ctx.header("Authorization") == null && ownOrigin.isCrossSite(ctx) ? changing(ctx) : reading(ctx);
    }

    Optional<DoctorId> bySession(Context ctx) {
        return cookies.session(ctx).flatMap(sessions::doctorOf);
    }

    void openSession(Context ctx) {
        cookies.session(ctx, sessions.open(byToken(ctx)), PageSessions.LIFETIME);
    }

    private Optional<DoctorId> doctorOf(String token) {
        try {
            return tokens.doctorOf(token);
        } catch (KeysUnavailableException e) {
            throw new HttpRefusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "sign_in_unavailable", "We cannot check who you are right now.");
        }
    }

    private static Optional<String> bearer(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
