package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.time.Duration;

/** Thrown by a handler that cannot work now, whatever the event. The event waits, uncounted. */
public final class PostponedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration delay;

    /** @param message for the log; never content of an event */
    public PostponedException(String message, Duration delay) {
        super(message);
        this.delay = requireNonNull(delay, "delay is null");
    }

    public Duration delay() {
        return delay;
    }
}
