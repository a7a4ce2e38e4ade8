package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to an event before its last outcome, and beside it.
 *
 * @param failures how attempts failed, in their order; a replay begins to count anew
 */
public record EventHistory(List<Failure> failures, Repeats repeats) {
    public static final EventHistory NONE = new EventHistory(List.of(), Repeats.NONE);

    public EventHistory {
        failures = List.copyOf(failures);
        requireNonNull(repeats, "repeats is null");
    }

    /**
     * An attempt that failed.
     *
     * @param error the class of what the handler threw
     */
    public record Failure(int attempt, Instant at, String error) {
        public Failure {
            requireNonNull(at, "at is null");
            requireNonNull(error, "error is null");
        }
    }

    /**
     * How often it was delivered again. It was a duplicate then, of itself: the same event has the same id.
     *
     * @param count of those that came after it was first settled
     */
    public record Repeats(int count, Optional<Instant> lastAt) {
        public static final Repeats NONE = new Repeats(0, Optional.empty());

        public Repeats {
            requireNonNull(lastAt, "lastAt is null");
        }
    }
}
