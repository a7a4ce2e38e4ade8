package com.clariva.connect.app.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.util.Base64;
import java.util.Optional;

/**
 * The cookie by which a browser is known while a link is made: a random id, sealed. Only a value that one of our
 * instances made is believed, so nobody can choose the id of another person's browser.
 */
public final class BrowserIds {
    private static final String BROWSER = "linking-browser";

    private final Sealing sealing;

    public BrowserIds(Sealing sealing) {
        this.sealing = requireNonNull(sealing, "sealing is null");
    }

    /** {@code id} as the cookie's value. */
    public String seal(Ticket id) {
        byte[] sealed = sealing.seal(Purpose.SESSION, BROWSER, id.value().getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The id in a cookie's value; empty if the value was not made by us. */
    public Optional<Ticket> open(String cookie) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie);
            return Optional.of(new Ticket(new String(sealing.open(Purpose.SESSION, BROWSER, sealed), UTF_8)));
        } catch (ConnectException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
