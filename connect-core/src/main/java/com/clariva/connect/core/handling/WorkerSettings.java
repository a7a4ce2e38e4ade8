package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param concurrency how many handlers run at once; 0 for a process that only receives
 * @param lease how long a claim lasts unless renewed, which happens three times a lease
 * @param grace how long running handlers are waited for when the worker stops
 * @param parkRetention how long an event of an account that nobody has linked waits for a link
 */
public record WorkerSettings(
        int concurrency, Duration lease, Duration grace, RetryPolicy retries, Duration parkRetention) {
    /**
     * 8 handlers, leases of 30 seconds, 20 seconds of grace, retries after 1, 5 and 15 minutes, parking for 7
     * days.
     */
    public static final WorkerSettings STANDARD = new WorkerSettings(
            8, Duration.ofSeconds(30), Duration.ofSeconds(20), RetryPolicy.STANDARD, Duration.ofDays(7));

    public WorkerSettings {
        if (concurrency < 0) {
            throw new IllegalArgumentException("concurrency is not negative");
        }
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("a lease lasts at least a millisecond");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace is not negative");
        }
        requireNonNull(retries, "retries is null");
        if (parkRetention.isNegative()) {
            throw new IllegalArgumentException("a retention is not negative");
        }
    }
}
