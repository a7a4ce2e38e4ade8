package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

/**
 * How the app answered a deauthorize or data-deletion callback.
 *
 * @param status 0 if nobody answered
 */
public record CallbackAnswer(int status, String body) {
    public CallbackAnswer {
        requireNonNull(body, "body is null");
    }
}
