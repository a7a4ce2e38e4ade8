package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.HealthCheck;
import com.clariva.connect.app.metrics.HealthReport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** How the process is: for people, for load balancers, and for Prometheus. */
final class HealthRoutes {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HealthCheck healthCheck;
    private final PrometheusMeterRegistry registry;

    HealthRoutes(HealthCheck healthCheck, PrometheusMeterRegistry registry) {
        this.healthCheck = requireNonNull(healthCheck, "healthCheck is null");
        this.registry = requireNonNull(registry, "registry is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.head("/health", this::health);
        routes.get("/health/ready", this::ready);
        routes.head("/health/ready", this::ready);
        routes.get("/health/live", HealthRoutes::live);
        routes.head("/health/live", HealthRoutes::live);
        routes.get("/metrics", this::metrics);
        routes.head("/metrics", this::metrics);
    }

    private void health(Context ctx) {
        ctx.future(() -> healthCheck.look().thenAccept(report -> {
            ctx.status(statusOf(report)).json(report);
        }));
    }

    private void ready(Context ctx) {
        ctx.future(() -> healthCheck.look().thenAccept(report -> {
            ctx.status(statusOf(report)).json(Map.of("status", report.status()));
        }));
    }

    private static void live(Context ctx) {
        ctx.json(Map.of("status", HealthReport.OK));
    }

    private void metrics(Context ctx) {
        ctx.contentType(METRICS_TYPE).result(registry.scrape());
    }

    private static HttpStatus statusOf(HealthReport report) {
        return report.works() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    }
}
