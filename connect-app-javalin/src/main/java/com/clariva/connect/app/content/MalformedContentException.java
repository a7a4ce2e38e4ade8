package com.clariva.connect.app.content;

import java.io.Serial;

/** What was asked for is not in the form that is documented. The message names fields and no values. */
public final class MalformedContentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedContentException(String message) {
        super(message);
    }
}
