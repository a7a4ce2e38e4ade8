package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at this process every ten seconds, and remembers the last hour; and watches its health every five seconds. */
public final class Sampler implements AutoCloseable {
    public static final Duration PERIOD = Duration.ofSeconds(10);
    public static final Duration MEMORY = Duration.ofHours(1);

    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final int KEPT = Math.toIntExact(MEMORY.dividedBy(PERIOD));

    private final HealthCheck health;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Sampler::thread);
    private @Nullable Seen last;

    public Sampler(HealthCheck health, MeterRegistry registry, InstantSource clock) {
        this.health = requireNonNull(health, "health is null");
        this.registry = requireNonNull(registry, "registry is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Begins to look. Called once. */
    public void start() {
        Future<?> unusedSampling = timer.scheduleAtFixedRate(this::take, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> unusedWatching =
                timer.scheduleWithFixedDelay(health::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now, and forgets what is too long ago. */
    public void take() {
        var depth = health.depth();
        Seen now = new Seen(clock.instant(), timed(Meters.ANSWERS), timed(Meters.LATENCY));
        synchronized (samples) {
            Seen before = last == null ? now : last;
            Duration time = Duration.between(before.at, now.at);
            samples.addLast(new Sample(
                    now.at,
                    depth,
                    health.inFlight(),
                    Flow.between(before.answers, now.answers, time),
                    Flow.between(before.latency, now.latency, time)));
            last = now;
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    /** What was seen, the oldest first. */
    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private HistogramSnapshot timed(String name) {
        return registry.get(name).timer().takeSnapshot();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-sampler");
        thread.setDaemon(true);
        return thread;
    }

    private record Seen(Instant at, HistogramSnapshot answers, HistogramSnapshot latency) {}
}
