package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Something is sent at a constant rate, and how long each answer took is noted, from when it was due. */
final class SteadyLoad implements AutoCloseable {
    static final int PER_SECOND = 50;

    private static final int THREADS = 16;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Predicate<String> send;

    SteadyLoad(Predicate<String> send) {
        this.send = requireNonNull(send, "send is null");
        ScheduledFuture<?> unused =
                clock.scheduleAtFixedRate(this::begin, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    private void begin() {
        long due = System.nanoTime();
        clock.execute(() -> {
            String text = "load-" + number.incrementAndGet();
            if (send.test(text)) {
                sent.add(text);
            } else {
                refused.incrementAndGet();
            }
            note(System.nanoTime() - due);
        });
    }

    private synchronized void note(long took) {
        nanos.add(took);
    }

    /** Since this was last asked. */
    synchronized Latency latency() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        nanos.clear();
        return Latency.of(sorted);
    }

    /** What was sent and taken; none was refused. */
    List<String> stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES) || refused.get() > 0) {
            throw new IllegalStateException(refused + " were refused");
        }
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** In milliseconds. */
    record Latency(double half, double most, double all) {
        static Latency of(long[] sorted) {
            if (sorted.length == 0) {
                throw new IllegalStateException("nothing was sent");
            }
            return new Latency(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double part) {
            return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
        }

        @Override
        public String toString() {
            return "%.1f / %.1f / %.1f ms".formatted(half, most, all);
        }
    }
}
