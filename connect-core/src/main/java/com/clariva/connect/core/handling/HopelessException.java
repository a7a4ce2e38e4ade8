package com.clariva.connect.core.handling;

import java.io.Serial;

/** Thrown by a handler that will never take this event, however often it comes: it becomes a dead letter at once. */
public class HopelessException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message for the log; never content of an event */
    public HopelessException(String message) {
        super(message);
    }
}
