package com.clariva.connect.adapters.instagram;

import java.io.IOException;
import java.io.Serial;

/** There was no connection: Instagram has seen nothing of the request. */
final class NeverLeftException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NeverLeftException(IOException cause) {
        super("no connection", cause);
    }
}
