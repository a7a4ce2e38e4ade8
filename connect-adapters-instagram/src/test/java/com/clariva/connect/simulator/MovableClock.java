package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Instagram's time: some other clock, moved ahead by as much as anyone asked for. */
public final class MovableClock implements InstantSource {
    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    MovableClock(InstantSource source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }

    /** Lets {@code duration} go by at once. A negative one goes back. */
    public void advance(Duration duration) {
        ahead.updateAndGet(duration::plus);
    }

    /** How far this clock is ahead of the one below it. */
    public Duration ahead() {
        return ahead.get();
    }
}
