package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with a queue, as far as this instance has seen it. All numbers count from the start of
 * the process.
 *
 * @param overflowing whether events go, or would go now, to the overflow, because the store is away
 * @param lost how many events the store had acknowledged and has forgotten before they were handled: at
 *     most so many, and counted by one instance only
 * @param sinceLoss how long ago the last of them were missed; empty if never
 * @param orderUnknown how many events went where their order within the conversation is not assured
 * @param cause why the store cannot be used now, in words for an operator and without an address or a secret; empty
 *     if it can, or nobody knows
 */
public record QueueTrouble(
        boolean overflowing, long lost, Optional<Duration> sinceLoss, long orderUnknown, Optional<String> cause) {
    public static final QueueTrouble NONE = new QueueTrouble(false, 0, Optional.empty(), 0);

    public QueueTrouble {
        requireNonNull(sinceLoss, "sinceLoss is null");
        requireNonNull(cause, "cause is null");
    }

    /** Of a store that can be used, or of which nobody knows why it cannot. */
    public QueueTrouble(boolean overflowing, long lost, Optional<Duration> sinceLoss, long orderUnknown) {
        this(overflowing, lost, sinceLoss, orderUnknown, Optional.empty());
    }
}
