package com.clariva.connect.app.metrics;

import com.clariva.connect.core.queue.QueueDepth;
import io.micrometer.core.instrument.FunctionCounter;
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
        Gauge.builder("connect.queue.durable", healthCheck, QueueMeters::durable)
                .description("1 if what is stored survives the sudden end of the store, 0 if not")
                .register(registry);
        Gauge.builder("connect.health", healthCheck, QueueMeters::health)
                .description("As /health: 2 ok, 1 degraded, 0 unavailable, when webhooks are refused")
                .register(registry);
        trouble(healthCheck, registry);
    }

    private static double health(HealthCheck check) {
        return switch (check.look().join().status()) {
            case HealthReport.OK -> 2;
            case HealthReport.DEGRADED -> 1;
            default -> 0;
        };
    }

    private static void trouble(HealthCheck healthCheck, MeterRegistry registry) {
        Gauge.builder(
                        "connect.queue.overflow",
                        healthCheck,
                        check -> check.trouble().overflowing() ? 1 : 0)
                .description("1 while the store is away and the overflow takes what comes")
                .register(registry);
        FunctionCounter.builder(
                        "connect.queue.lost.events",
                        healthCheck,
                        check -> check.trouble().lost())
                .description("Events that the store had acknowledged and has forgotten")
                .register(registry);
        FunctionCounter.builder(
                        "connect.queue.order.unknown",
                        healthCheck,
                        check -> check.trouble().orderUnknown())
                .description("Events whose order within their conversation was not assured")
                .register(registry);
    }

    private static void depth(
            String queue, ToDoubleFunction<QueueDepth> part, HealthCheck healthCheck, MeterRegistry registry) {
        Gauge.builder("connect.queue.depth", healthCheck, check -> seen(check, part))
                .description("Events in the queue")
                .tag("queue", queue)
                .register(registry);
    }

    private static double durable(HealthCheck check) {
        return check.durable().map(durable -> durable ? 1.0 : 0.0).orElse(Double.NaN);
    }

    private static double oldest(QueueDepth depth) {
        return depth.oldestAge().map(Duration::toMillis).orElse(0L) / MILLIS;
    }

    private static double seen(HealthCheck check, ToDoubleFunction<QueueDepth> part) {
        return check.depth().map(part::applyAsDouble).orElse(Double.NaN);
    }
}
