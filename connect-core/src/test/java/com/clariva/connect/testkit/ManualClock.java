package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes when it is told to. It starts at noon of 1 September 2026, UTC. */
public final class ManualClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public ManualClock() {
        this(Instant.parse("2026-09-01T12:00:00Z"));
    }

    public ManualClock(Instant start) {
        this.now = new AtomicReference<>(requireNonNull(start, "start is null"));
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    public void set(Instant instant) {
        now.set(requireNonNull(instant, "instant is null"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
