package com.clariva.connect.adapters.persistence;

import java.io.Serial;

/** The database is there, but our tables cannot live in it as it is. The message is fit to print. */
public final class SchemaRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
