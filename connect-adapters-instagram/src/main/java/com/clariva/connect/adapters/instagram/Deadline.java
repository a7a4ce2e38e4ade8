package com.clariva.connect.adapters.instagram;

import java.time.Duration;

/** When a call of a port has to be over, however many HTTP calls it takes. */
final class Deadline {
    // The ports promise ten seconds; the rest is for coming back.
    private static final Duration LONGEST_CALL = Duration.ofMillis(9_900);

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** For a call that begins now. */
    static Deadline ofOneCall() {
        return new Deadline(System.nanoTime() + LONGEST_CALL.toNanos());
    }

    /** At least a millisecond: OkHttp takes zero for "no limit". */
    Duration remaining() {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }

    boolean leavesMoreThan(Duration time) {
        return endNanos - System.nanoTime() > time.toNanos();
    }
}
