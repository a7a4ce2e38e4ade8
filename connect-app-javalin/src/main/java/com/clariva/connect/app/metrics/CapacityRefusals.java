package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused for lack of capacity. Each refusal is counted in {@code connect_capacity_refusals_total}; the log
 * gets the first one and then at most one line a minute for each {@link Capacity}.
 */
public final class CapacityRefusals {
    /** How far back {@link #recent} looks. */
    public static final Duration RECENT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(CapacityRefusals.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Capacity, Tally> tallies = new EnumMap<>(Capacity.class);

    CapacityRefusals(MeterRegistry registry, InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
        for (Capacity capacity : Capacity.values()) {
            tallies.put(
                    capacity,
                    new Tally(capacity, registry.counter("connect.capacity.refusals", "capacity", capacity.label())));
        }
    }

    /** Something was refused because {@code capacity} was used up. */
    public void record(Capacity capacity) {
        tally(capacity).record(clock.instant());
    }

    /** How many were refused within the last {@link #RECENT}. */
    public long recent(Capacity capacity) {
        return tally(capacity).recent(clock.instant());
    }

    /** When one was refused last. */
    public Optional<Instant> last(Capacity capacity) {
        return tally(capacity).last();
    }

    private Tally tally(Capacity capacity) {
        return requireNonNull(tallies.get(capacity), "every capacity has a tally");
    }

    /** The refusals of one second. */
    private record Second(long epochSecond, long refusals) {}

    private static final class Tally {
        private final Capacity capacity;
        private final Counter counter;
        private final Deque<Second> seconds = new ArrayDeque<>();
        private Optional<Instant> last = Optional.empty();
        private Instant nextLine = Instant.MIN;
        private long unlogged;

        private Tally(Capacity capacity, Counter counter) {
            this.capacity = capacity;
            this.counter = counter;
        }

        private synchronized void record(Instant now) {
            counter.increment();
            last = Optional.of(now);
            forgetBefore(now);
            Second newest = seconds.peekLast();
            if (newest != null && newest.epochSecond() == now.getEpochSecond()) {
                seconds.removeLast();
                seconds.addLast(new Second(newest.epochSecond(), newest.refusals() + 1));
            } else {
                seconds.addLast(new Second(now.getEpochSecond(), 1));
            }
            log(now);
        }

        private void log(Instant now) {
            unlogged++;
            if (!now.isBefore(nextLine)) {
                LOG.atWarn()
                        .addKeyValue("capacity", capacity.label())
                        .addKeyValue("count", unlogged)
                        .log("Refused for lack of capacity");
                unlogged = 0;
                nextLine = now.plus(BETWEEN_LINES);
            }
        }

        private synchronized long recent(Instant now) {
            forgetBefore(now);
            return seconds.stream().mapToLong(Second::refusals).sum();
        }

        private synchronized Optional<Instant> last() {
            return last;
        }

        private void forgetBefore(Instant now) {
            long oldest = now.minus(RECENT).getEpochSecond();
            while (!seconds.isEmpty() && seconds.getFirst().epochSecond() < oldest) {
                seconds.removeFirst();
            }
        }
    }
}
