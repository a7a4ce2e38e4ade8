package com.clariva.connect.adapters.instagram.pacing;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * What an answer says of the pace.
 *
 * @param refusal why Instagram said no, if it did
 * @param ofWholeApp whether it said no to everybody who uses this app
 * @param retryAfter when it asks us to come back
 */
public record Signal(Optional<Refusal> refusal, boolean ofWholeApp, Optional<Duration> retryAfter, Usage usage) {
    public Signal {
        requireNonNull(refusal, "refusal is null");
        requireNonNull(retryAfter, "retryAfter is null");
        requireNonNull(usage, "usage is null");
    }
}
