package com.clariva.connect.app.metrics;

import com.clariva.connect.core.queue.QueueDepth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** How full the queue is. What cannot be seen is not a number. */
public final class QueueMeters {
    private static final double MILLIS = 1000;

    private QueueMeters() {}

    public static void register(HealthCheck healthCheck, MeterRegistry registry) {
        depth("waiting", QueueDepth::waiting, healthCheck, registry);
        depth("parked", QueueDepth::parked, healthCheck, registry);
        Gauge.builder("connect.queue.oldest.seconds", healthCheck, check -> seen(check, QueueMeters::oldest))
                .description("Age of the oldest event that waits")
                .register(registry);
    }

    private static void depth(
            String queue, ToDoubleFunction<QueueDepth> part, HealthCheck healthCheck, MeterRegistry registry) {
        Gauge.builder("connect.queue.depth", healthCheck, check -> seen(check, part))
                .description("Events in the queue")
                .tag("queue", queue)
                .register(registry);
    }

    private static double oldest(QueueDepth depth) {
        return depth.oldestAge().map(Duration::toMillis).orElse(0L) / MILLIS;
    }

    private static double seen(HealthCheck check, ToDoubleFunction<QueueDepth> part) {
        return check.depth().map(part::applyAsDouble).orElse(Double.NaN);
    }
}
