package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * An instance that was heard of.
 *
 * @param heartbeat the last one
 * @param quietFor how long ago that was, by the store's clock
 * @param ahead by how much the instance's clock was ahead of the store's; negative if it was behind
 */
public record RunningInstance(Heartbeat heartbeat, Duration quietFor, Duration ahead) {
    /** Three heartbeats, and some time for a slow store. */
    public static final Duration SILENT = Duration.ofSeconds(35);

    public RunningInstance {
        requireNonNull(heartbeat, "heartbeat is null");
        requireNonNull(quietFor, "quietFor is null");
        requireNonNull(ahead, "ahead is null");
    }

    /** Whether it may be taken to run. One that is silent ended without a word, or cannot reach the store. */
    public boolean isHeard() {
        return quietFor.compareTo(SILENT) < 0;
    }
}
