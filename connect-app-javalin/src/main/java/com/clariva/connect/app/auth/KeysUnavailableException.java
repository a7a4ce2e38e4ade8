package com.clariva.connect.app.auth;

import java.io.Serial;

/** The keys that JWTs are checked with could not be fetched. Nobody's token is judged by that. */
public final class KeysUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super("the keys of the identity provider are unavailable", cause);
    }
}
