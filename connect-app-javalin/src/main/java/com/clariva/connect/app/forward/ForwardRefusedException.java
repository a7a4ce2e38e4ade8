package com.clariva.connect.app.forward;

import java.io.Serial;

/** The target answered, and did not take the event. */
public final class ForwardRefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    ForwardRefusedException(int status) {
        super("the forward target answered " + status);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
