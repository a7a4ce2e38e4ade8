package com.clariva.connect.app.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shape of every JSON answer, unless a route says otherwise. One of {@code data} and {@code error}
 * is there.
 */
sealed interface Envelope {

    /** What was asked for. */
    record Success(boolean success, Object data, Meta meta) implements Envelope {
        Success(Object data, Meta meta) {
            this(true, data, meta);
        }
    }

    /** Why it is not there. */
    record Failure(boolean success, Problem error, Meta meta) implements Envelope {
        Failure(Problem error, Meta meta) {
            this(false, error, meta);
        }
    }

    /** A problem, by a name for programs and a sentence for people. */
    record Problem(String code, String message, int statusCode) {}

    /** When and under which name. */
    record Meta(Instant timestamp, @Nullable String requestId) {}
}
