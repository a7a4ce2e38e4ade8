package com.clariva.connect.core.handling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a failed event comes again.
 *
 * @param delays one per retry; after the last one the event becomes a dead letter
 */
public record RetryPolicy(List<Duration> delays) {
    /** 1, 5 and 15 minutes. */
    public static final RetryPolicy STANDARD =
            new RetryPolicy(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)));

    private static final double JITTER = 0.2;

    public RetryPolicy {
        delays = List.copyOf(delays);
        if (delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a delay is not negative");
        }
    }

    /**
     * How long to wait after {@code attempt} has failed: the configured delay, up to a fifth longer, so
     * that what failed together does not come back together. Empty when there is no further attempt.
     */
    public Optional<Duration> delayAfter(int attempt) {
        if (attempt > delays.size()) {
            return Optional.empty();
        }
        long millis = delays.get(attempt - 1).toMillis();
        return Optional.of(Duration.ofMillis(
                millis + (long) (millis * JITTER * ThreadLocalRandom.current().nextDouble())));
    }
}
