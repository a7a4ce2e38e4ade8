package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the queue lives in Redis.
 *
 * @param keyPrefix begins every key, so that a Redis can be shared; the same on all instances
 * @param dedupeWindow how long at least an event's id is remembered
 * @param maxDepth how many events, parked ones included, may be in the queue
 * @param durableByProvider whether the operator answers for what a hosted Redis keeps, of which it does not tell
 */
public record RedisQueueSettings(String keyPrefix, Duration dedupeWindow, long maxDepth, boolean durableByProvider) {
    public RedisQueueSettings {
        requireNonNull(keyPrefix, "keyPrefix is null");
        requireNonNull(dedupeWindow, "dedupeWindow is null");
        if (keyPrefix.isBlank()) {
            throw new IllegalArgumentException("a key prefix is not blank");
        }
        if (dedupeWindow.toMillis() < 1) {
            throw new IllegalArgumentException("a dedupe window lasts at least a millisecond");
        }
        if (maxDepth < 1) {
            throw new IllegalArgumentException("a queue holds at least one event");
        }
    }

    /** Of a Redis whose own settings say what it keeps. */
    public RedisQueueSettings(String keyPrefix, Duration dedupeWindow, long maxDepth) {
        this(keyPrefix, dedupeWindow, maxDepth, false);
    }

    public RedisQueueSettings withDurabilityByProvider() {
        return new RedisQueueSettings(keyPrefix, dedupeWindow, maxDepth, true);
    }

    /** {@code connect:}, 3 days, one million events. */
    public static RedisQueueSettings standard() {
        return new RedisQueueSettings("connect:", Duration.ofDays(3), 1_000_000);
    }
}
