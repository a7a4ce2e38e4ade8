package com.clariva.connect.core;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.io.Serializable;

/**
 * An error answer of Instagram, as far as it may be kept: where it came and which one it was. Instagram's own text is
 * never in it; it may be localised and may quote what was sent.
 *
 * @param operation the call, such as {@code long_lived_exchange}
 * @param code Instagram's code, or {@code code/subcode}; otherwise what was wrong with the answer, in our words
 * @param cause what is behind it, as far as that was recognised
 * @param hint what else helps to correct the request, in our words; may be empty. For the log only
 */
public record InstagramError(String operation, String code, ErrorCause cause, String hint) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    public InstagramError {
        requireNonNull(operation, "operation is null");
        requireNonNull(code, "code is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(hint, "hint is null");
    }

    public static InstagramError of(String operation, String code, ErrorCause cause) {
        return new InstagramError(operation, code, cause, "");
    }
}
