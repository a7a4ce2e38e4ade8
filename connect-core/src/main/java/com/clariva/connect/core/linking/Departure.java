package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where to send the browser, and by what it is known when it comes back.
 *
 * @param browser the value of the browser's cookie: the one it had, or a fresh one
 */
public record Departure(URI authorizationUrl, Ticket browser) {
    public Departure {
        requireNonNull(authorizationUrl, "authorizationUrl is null");
        requireNonNull(browser, "browser is null");
    }

    /** The address carries the state, so it is not printed. */
    @Override
    public String toString() {
        return "Departure(redacted)";
    }
}
