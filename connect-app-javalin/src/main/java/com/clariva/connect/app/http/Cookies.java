package com.clariva.connect.app.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** Our cookies: unreadable for scripts, not sent along by other sites' forms, and encrypted on the way. */
final class Cookies {
    private static final String BROWSER = "connect_browser";
    private static final String SESSION = "connect_session";

    private final boolean https;

    Cookies(boolean https) {
        this.https = https;
    }

    Optional<String> browser(Context ctx) {
        return Optional.ofNullable(ctx.cookie(BROWSER));
    }

    void browser(Context ctx, String value) {
        set(ctx, BROWSER, value, Duration.ofHours(1));
    }

    Optional<String> session(Context ctx) {
        return Optional.ofNullable(ctx.cookie(SESSION));
    }

    void session(Context ctx, String value, Duration lifetime) {
        set(ctx, SESSION, value, lifetime);
    }

    private void set(Context ctx, String name, String value, Duration lifetime) {
        ctx.cookie(
                new Cookie(name, value, "/", Math.toIntExact(lifetime.toSeconds()), https, true, null, SameSite.LAX));
    }
}
