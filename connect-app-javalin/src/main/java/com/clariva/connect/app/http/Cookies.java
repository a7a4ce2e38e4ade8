package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.auth.BrowserIds;
import com.clariva.connect.app.page.Language;
import com.clariva.connect.core.linking.Ticket;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Our cookies: unreadable for scripts and not sent along by other sites' forms. Under https their names begin with
 * {@code __Host-}, so a browser accepts them only from this host over https, and a neighbouring subdomain cannot set
 * them. That prefix demands the path {@code /}.
 */
final class Cookies {
    private static final String HOST_ONLY = "__Host-";
    private static final String BROWSER = "connect_browser";
    private static final String LANGUAGE = "connect_language";
    private static final String OPERATOR = "connect_operator";
    private static final String SESSION = "connect_session";

    private final boolean https;
    private final BrowserIds browsers;

    Cookies(boolean https, BrowserIds browsers) {
        this.https = https;
        this.browsers = requireNonNull(browsers, "browsers is null");
    }

    /** What the browser is known by, if we named it. */
    Optional<Ticket> browser(Context ctx) {
        return one(ctx, BROWSER).flatMap(browsers::open);
    }

    void browser(Context ctx, Ticket id) {
        set(ctx, BROWSER, browsers.seal(id), Duration.ofHours(1), SameSite.LAX);
    }

    Optional<String> session(Context ctx) {
        return one(ctx, SESSION);
    }

    void session(Context ctx, String value, Duration lifetime) {
        set(ctx, SESSION, value, lifetime, SameSite.LAX);
    }

    Optional<Language> language(Context ctx) {
        return one(ctx, LANGUAGE).flatMap(Language::of);
    }

    void language(Context ctx, Language language) {
        set(ctx, LANGUAGE, language.code(), Duration.ofDays(365), SameSite.LAX);
    }

    Optional<String> operator(Context ctx) {
        return one(ctx, OPERATOR);
    }

    /** Never sent when another site leads here. */
    void operator(Context ctx, String value, Duration lifetime) {
        set(ctx, OPERATOR, value, lifetime, SameSite.STRICT);
    }

    /** A browser sends one cookie of a name from one host and path: of two, somebody else set one. */
    private Optional<String> one(Context ctx, String name) {
        List<String> values = Optional.ofNullable(ctx.req().getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(named(name)))
                .map(jakarta.servlet.http.Cookie::getValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private void set(Context ctx, String name, String value, Duration lifetime, SameSite sameSite) {
        int seconds = Math.toIntExact(lifetime.toSeconds());
        ctx.cookie(new Cookie(named(name), value, "/", seconds, https, true, null, sameSite));
    }

    private String named(String name) {
        return https ? HOST_ONLY + name : name;
    }
}
