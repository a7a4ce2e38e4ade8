package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Looks at what the process stands on. It answers within about a second, whatever hangs. */
public final class HealthCheck implements AutoCloseable {
    private final ThisProcess process;
    private final QueueState queue;
    private final BoundedLook<Boolean> database;
    private final BoundedLook<Seen> depth;
    private final ExecutorService executor = Executors.newFixedThreadPool(2, HealthCheck::thread);

    /** @param database whether it answers; may hang or throw */
    public HealthCheck(ThisProcess process, Supplier<Boolean> database, QueueState queue) {
        this.process = requireNonNull(process, "process is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.database = new BoundedLook<>(database, executor, System::nanoTime);
        this.depth = new BoundedLook<>(this::see, executor, System::nanoTime);
    }

    /** The stage never fails. */
    public CompletableFuture<HealthReport> look() {
        return database.look().thenCombine(depth.look(), this::report);
    }

    /** How full the queue is; empty if it does not say so in time. */
    Optional<QueueDepth> depth() {
        return depth.look().join().map(Seen::depth);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private HealthReport report(Optional<Boolean> databaseAnswers, Optional<Seen> seen) {
        boolean databaseWorks = databaseAnswers.orElse(false);
        HealthReport.Worker worker = process.worker().get();
        return new HealthReport(
                status(databaseWorks && seen.isPresent(), worker),
                new HealthReport.Parts(
                        new HealthReport.Database(databaseWorks ? HealthReport.OK : HealthReport.UNAVAILABLE),
                        queue(seen),
                        worker),
                process.version(),
                Duration.between(process.startedAt(), process.clock().instant()).toSeconds());
    }

    private String status(boolean storesWork, HealthReport.Worker worker) {
        if (!storesWork) {
            return HealthReport.UNAVAILABLE;
        }
        return process.works() && !worker.running() ? HealthReport.DEGRADED : HealthReport.OK;
    }

    private HealthReport.Queue queue(Optional<Seen> seen) {
        return new HealthReport.Queue(
                true,
                queue.kind(),
                seen.map(look -> look.durability().durable()),
                seen.map(look -> look.depth().waiting() + look.depth().parked()),
                seen.flatMap(look -> look.depth().oldestAge()).map(Duration::toSeconds));
    }

    private Seen see() {
        return new Seen(queue.depth(), queue.durability());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-health");
        thread.setDaemon(true);
        return thread;
    }

    private record Seen(QueueDepth depth, Durability durability) {}

    /**
     * What the process says of itself.
     *
     * @param works whether it is meant to work on events, and not only to receive them
     */
    public record ThisProcess(
            String version,
            Instant startedAt,
            InstantSource clock,
            boolean works,
            Supplier<HealthReport.Worker> worker) {}
}
