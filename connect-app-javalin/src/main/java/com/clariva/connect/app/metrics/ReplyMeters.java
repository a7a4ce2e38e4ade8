package com.clariva.connect.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** How many replies have not come to an end. What cannot be seen is not a number. */
public final class ReplyMeters implements AutoCloseable {
    private static final List<String> STATES = List.of("queued", "sending", "unknown");

    private final ExecutorService executor = Executors.newSingleThreadExecutor(ReplyMeters::thread);
    private final BoundedLook<Map<String, Long>> counts;

    private ReplyMeters(Supplier<Map<String, Long>> count) {
        this.counts = new BoundedLook<>(count, executor, System::nanoTime);
    }

    /** One gauge for each state; {@code count} may hang or throw. */
    public static ReplyMeters register(Supplier<Map<String, Long>> count, MeterRegistry registry) {
        ReplyMeters meters = new ReplyMeters(count);
        for (String state : STATES) {
            Gauge.builder("connect.replies.open", meters, seen -> seen.count(state))
                    .description("Replies that wait, are being sent, or of which nobody knows yet")
                    .tag("state", state)
                    .register(registry);
        }
        return meters;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private double count(String state) {
        return counts.look()
                .join()
                .map(seen -> seen.getOrDefault(state, 0L).doubleValue())
                .orElse(Double.NaN);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-reply-meters");
        thread.setDaemon(true);
        return thread;
    }
}
