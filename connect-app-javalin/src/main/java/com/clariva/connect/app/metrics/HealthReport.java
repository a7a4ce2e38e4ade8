package com.clariva.connect.app.metrics;

import java.util.List;
import java.util.Optional;

/**
 * How the process is, as {@code /health} tells it. What could not be seen is empty.
 *
 * @param status {@code ok}; {@code degraded} if webhooks are accepted, but something else is amiss: no
 *     database, no worker, the overflow in use, some webhooks refused, or a loss within the last hour; {@code
 *     unavailable} if webhooks cannot be accepted
 * @param causes why it is not {@code ok}, in words; without a secret and an address
 */
public record HealthReport(String status, List<String> causes, Parts services, String version, long uptimeSeconds) {
    public HealthReport {
        causes = List.copyOf(causes);
    }

    public static final String OK = "ok";
    /** Begins {@code durability} where the store does not tell and the operator answers for it. */
    public static final String BY_PROVIDER = "provider";

    static final String DEGRADED = "degraded";
    static final String UNAVAILABLE = "unavailable";

    public boolean works() {
        return !status.equals(UNAVAILABLE);
    }

    /** The parts, by the names that dashboards know. */
    public record Parts(Database database, Queue queue, Worker webhookWorker) {}

    /** {@code ok}, {@code read_only} or {@code unavailable}. */
    public record Database(String status) {}

    /**
     * The queue; its {@code depth} is what waits and what is parked.
     *
     * @param durability the settings that {@code durable} was read from
     * @param overflow whether the store is away and its overflow takes what comes
     * @param lost how many events the store had acknowledged and has forgotten, since this process began
     */
    public record Queue(
            boolean enabled,
            String kind,
            Optional<Boolean> durable,
            Optional<String> durability,
            boolean overflow,
            long lost,
            Optional<Long> depth,
            Optional<Long> oldestAgeSeconds) {}

    /** Whether events are worked on here, and how many at this moment. */
    public record Worker(boolean running, int inFlight) {}
}
