package com.clariva.connect.app.visit;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one browser, until it is closed. */
final class CookieCase implements CookieJar {
    private final List<Cookie> cookies = new ArrayList<>();

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> fresh) {
        fresh.forEach(cookie -> cookies.removeIf(old -> isSame(old, cookie)));
        fresh.stream().filter(cookie -> !isDeletion(cookie)).forEach(cookies::add);
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
    }

    private static boolean isDeletion(Cookie cookie) {
        return cookie.expiresAt() <= 0;
    }

    private static boolean isSame(Cookie one, Cookie other) {
        return one.name().equals(other.name())
                && one.domain().equals(other.domain())
                && one.path().equals(other.path());
    }
}
