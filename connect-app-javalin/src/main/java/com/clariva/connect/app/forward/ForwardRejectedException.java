package com.clariva.connect.app.forward;

import com.clariva.connect.core.handling.HopelessException;
import java.io.Serial;

/** The target will not take the event, or took it and answered what nobody understands. It is not sent again. */
public final class ForwardRejectedException extends HopelessException {
    @Serial
    private static final long serialVersionUID = 1L;

    private ForwardRejectedException(String message) {
        super(message);
    }

    static ForwardRejectedException with(int status) {
        return new ForwardRejectedException("the forward target rejected the event with " + status);
    }

    static ForwardRejectedException because(String flaw) {
        return new ForwardRejectedException("the forward target's answer cannot be used: " + flaw);
    }
}
