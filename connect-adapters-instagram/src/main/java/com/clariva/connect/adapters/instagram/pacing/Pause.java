package com.clariva.connect.adapters.instagram.pacing;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import java.time.Instant;

/** No call is spent until then, because Instagram would refuse it so. */
public record Pause(Refusal refusal, Instant until) {
    public Pause {
        requireNonNull(refusal, "refusal is null");
        requireNonNull(until, "until is null");
    }
}
