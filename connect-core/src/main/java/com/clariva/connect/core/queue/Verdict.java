package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Function;

/** How a claim ends. */
public sealed interface Verdict {

    /** One function per ending. */
    <T> T match(Function<Done, T> done, Function<Retry, T> retry, Function<Release, T> release, Function<Park, T> park);

    /** The event leaves the queue: handled, ignored, or set aside as a dead letter. */
    record Done() implements Verdict {
        @Override
        public <T> T match(
                Function<Done, T> done,
                Function<Retry, T> retry,
                Function<Release, T> release,
                Function<Park, T> park) {
            return done.apply(this);
        }
    }

    /** The handler failed: the event is ready again after {@code delay}, as the next attempt. */
    record Retry(Duration delay) implements Verdict {
        public Retry {
            requireNotNegative(delay);
        }

        @Override
        public <T> T match(
                Function<Done, T> done,
                Function<Retry, T> retry,
                Function<Release, T> release,
                Function<Park, T> park) {
            return retry.apply(this);
        }
    }

    /** Something else was missing: the event is ready again after {@code delay}, uncounted. */
    record Release(Duration delay) implements Verdict {
        public Release {
            requireNotNegative(delay);
        }

        @Override
        public <T> T match(
                Function<Done, T> done,
                Function<Retry, T> retry,
                Function<Release, T> release,
                Function<Park, T> park) {
            return release.apply(this);
        }
    }

    /** Nobody has linked the account: the event waits at the head of its conversation. */
    record Park() implements Verdict {
        @Override
        public <T> T match(
                Function<Done, T> done,
                Function<Retry, T> retry,
                Function<Release, T> release,
                Function<Park, T> park) {
            return park.apply(this);
        }
    }

    private static void requireNotNegative(Duration delay) {
        requireNonNull(delay, "delay is null");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative");
        }
    }
}
