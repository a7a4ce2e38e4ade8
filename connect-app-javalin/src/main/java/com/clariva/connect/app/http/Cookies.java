package com.clariva.connect.app.http;

import com.clariva.connect.app.page.Language;
import com.clariva.connect.core.linking.Ticket;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/** Our cookies: unreadable for scripts, not sent along by other sites' forms, and encrypted on the way. */
final class Cookies {
    private static final String BROWSER = "connect_browser";
    private static final String LANGUAGE = "connect_language";
    private static final String OPERATOR = "connect_operator";
    private static final String SESSION = "connect_session";
    private static final int LONGEST_TICKET = 128;

    private final boolean https;

    Cookies(boolean https) {
        this.https = https;
    }

    private static Optional<String> browser(Context ctx) {
        return Optional.ofNullable(ctx.cookie(BROWSER));
    }

    /** What the browser is known by, if it can be ours. */
    Optional<Ticket> ticket(Context ctx) {
        return browser(ctx)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_TICKET)
                .map(Ticket::new);
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

    Optional<Language> language(Context ctx) {
        return Optional.ofNullable(ctx.cookie(LANGUAGE)).flatMap(Language::of);
    }

    void language(Context ctx, Language language) {
        set(ctx, LANGUAGE, language.code(), Duration.ofDays(365));
    }

    Optional<String> operator(Context ctx) {
        return Optional.ofNullable(ctx.cookie(OPERATOR));
    }

    /** Sent only below {@code path}, and never when another site leads there. */
    void operator(Context ctx, String path, String value, Duration lifetime) {
        int seconds = Math.toIntExact(lifetime.toSeconds());
        ctx.cookie(new Cookie(OPERATOR, value, path, seconds, https, true, null, SameSite.STRICT));
    }

    private void set(Context ctx, String name, String value, Duration lifetime) {
        ctx.cookie(
                new Cookie(name, value, "/", Math.toIntExact(lifetime.toSeconds()), https, true, null, SameSite.LAX));
    }
}
