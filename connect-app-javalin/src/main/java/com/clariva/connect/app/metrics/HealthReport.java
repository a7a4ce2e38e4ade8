package com.clariva.connect.app.metrics;

import java.util.Optional;

/**
 * How the process is, as {@code /health} tells it. What could not be seen is empty.
 *
 * @param status {@code ok}; {@code degraded} if events are stored but not worked on; {@code
 *     unavailable} if it cannot do its job
 */
public record HealthReport(String status, Parts services, String version, long uptimeSeconds) {
    public static final String OK = "ok";
    static final String DEGRADED = "degraded";
    static final String UNAVAILABLE = "unavailable";

    public boolean works() {
        return !status.equals(UNAVAILABLE);
    }

    /** The parts, by the names that dashboards know. */
    public record Parts(Database database, Queue queue, Worker webhookWorker) {}

    /** Whether the database answered. */
    public record Database(String status) {}

    /** The queue; its {@code depth} is what waits and what is parked. */
    public record Queue(
            boolean enabled,
            String kind,
            Optional<Boolean> durable,
            Optional<Long> depth,
            Optional<Long> oldestAgeSeconds) {}

    /** Whether events are worked on here, and how many at this moment. */
    public record Worker(boolean running, int inFlight) {}
}
