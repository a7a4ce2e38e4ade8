package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import java.util.Optional;

/**
 * What a browser brings back from Instagram. Anybody can make one up.
 *
 * @param browser the cookie's value
 * @param denied whether Instagram sent {@code error} instead of a code
 */
public record Callback(Optional<Secret> code, Optional<Ticket> state, Optional<Ticket> browser, boolean denied) {
    public Callback {
        requireNonNull(code, "code is null");
        requireNonNull(state, "state is null");
        requireNonNull(browser, "browser is null");
    }
}
