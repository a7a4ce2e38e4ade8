package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the callback answered a verification request.
 *
 * @param status 0 if nobody answered
 * @param echoed whether the body was the challenge, and nothing but the challenge
 */
public record Verification(int status, boolean echoed, Optional<String> contentType) {
    public Verification {
        requireNonNull(contentType, "contentType is null");
    }

    /** Whether Meta would accept the callback. */
    public boolean verified() {
        return status == 200 && echoed;
    }
}
