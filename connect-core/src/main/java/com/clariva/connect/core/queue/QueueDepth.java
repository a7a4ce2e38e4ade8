package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How full a queue is.
 *
 * @param waiting events not yet settled: ready, behind another, delayed or claimed; not the parked
 * @param parked events that wait in parked conversations
 * @param oldestAge how long ago the oldest of the waiting ones was received; empty if none waits.
 *     Exact to the second where that is cheap, a lower bound else
 */
public record QueueDepth(long waiting, long parked, Optional<Duration> oldestAge) {
    public QueueDepth {
        requireNonNull(oldestAge, "oldestAge is null");
    }

    QueueDepth plus(QueueDepth other) {
        Optional<Duration> oldest =
                Stream.concat(oldestAge.stream(), other.oldestAge.stream()).max(Duration::compareTo);
        return new QueueDepth(waiting + other.waiting, parked + other.parked, oldest);
    }
}
