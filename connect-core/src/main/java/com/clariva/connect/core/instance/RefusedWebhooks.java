package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Authentic webhooks that were lately answered 503 because they could not be stored.
 *
 * @param reason of the last one, in words for an operator
 * @param since when the first of them was refused, UTC, by the instance's clock
 * @param lastAt when the last one was
 * @param refused how many within the last ten seconds
 * @param accepted how many were accepted within the same time
 * @param acceptedSince whether one was accepted after the last refusal
 */
public record RefusedWebhooks(
        String reason, Instant since, Instant lastAt, long refused, long accepted, boolean acceptedSince) {
    public RefusedWebhooks {
        requireNonNull(reason, "reason is null");
        requireNonNull(since, "since is null");
        requireNonNull(lastAt, "lastAt is null");
    }

    /** Whether as good as none gets through: the last one was refused, or more are refused than accepted. */
    public boolean most() {
        return !acceptedSince || refused > accepted;
    }
}
