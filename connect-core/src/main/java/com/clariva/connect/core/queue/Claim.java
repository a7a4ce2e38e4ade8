package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

/**
 * An event taken for a while.
 *
 * @param attempt 1 for the first time; one more for each {@link Verdict.Retry} before
 * @param lease names this taking of it. A later taking has another, so a late holder is told apart
 */
public record Claim(QueuedEvent event, int attempt, String lease) {
    public Claim {
        requireNonNull(event, "event is null");
        requireNonNull(lease, "lease is null");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
    }
}
