package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import java.util.Optional;

/**
 * The queue, as an instance sees it.
 *
 * @param kind {@code redis} or {@code postgresql}
 * @param durability empty if the store gave no answer
 * @param depth empty if the store gave no answer
 * @param overflowing whether the store is away and its overflow takes what comes
 * @param lostLately how many acknowledged events the store was seen to have forgotten, if any within the last hour
 */
public record SeenQueue(
        String kind,
        Optional<Durability> durability,
        Optional<QueueDepth> depth,
        boolean overflowing,
        long lostLately) {
    public SeenQueue {
        requireNonNull(kind, "kind is null");
        requireNonNull(durability, "durability is null");
        requireNonNull(depth, "depth is null");
    }
}
