package com.clariva.connect.app.tour;

import java.io.Serial;

/** A step saw something else than it should have. */
final class Unexpected extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Unexpected(String expected, String seen) {
        super("expected " + expected + ", saw " + seen);
    }
}
