package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where the queue ends.
 *
 * @param dedupeWindow how long an event's id is remembered; Instagram repeats a delivery for 36 hours
 * @param depth how many events are held at most, parked ones included. It is counted about once a
 *     second, so several instances together may go slightly above it
 */
public record QueueLimits(Duration dedupeWindow, long depth) {
    private static final QueueLimits USUAL = new QueueLimits(Duration.ofDays(3), 1_000_000);

    public QueueLimits {
        requireNonNull(dedupeWindow, "dedupeWindow is null");
        if (dedupeWindow.isNegative() || dedupeWindow.isZero()) {
            throw new IllegalArgumentException("a dedupe window is longer than nothing");
        }
        if (depth < 1) {
            throw new IllegalArgumentException("a queue holds at least one event");
        }
    }

    /** Three days, a million events. */
    public static QueueLimits usual() {
        return USUAL;
    }
}
