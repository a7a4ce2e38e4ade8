package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.QueueDepth;
import java.time.Instant;
import java.util.Optional;

/**
 * How the process was at one moment, and since the sample before.
 *
 * @param depth empty if the queue did not say in time
 * @param inFlight how many events were being handled
 * @param answers to webhooks
 * @param handling of events, from their reception to the end
 */
public record Sample(Instant at, Optional<QueueDepth> depth, int inFlight, Flow answers, Flow handling) {
    public Sample {
        requireNonNull(at, "at is null");
        requireNonNull(depth, "depth is null");
        requireNonNull(answers, "answers is null");
        requireNonNull(handling, "handling is null");
    }
}
