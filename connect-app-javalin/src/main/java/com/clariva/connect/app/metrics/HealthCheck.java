package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks at what the process stands on. It answers within about a second, whatever hangs. */
public final class HealthCheck implements AutoCloseable {
    private static final int LOOKS = 3;
    private static final Duration ALARM = Duration.ofHours(1);

    private final ThisProcess process;
    private final QueueState queue;
    private final BoundedLook<Boolean> database;
    private final BoundedLook<Durability> durability;
    private final BoundedLook<QueueDepth> depth;
    private final ExecutorService executor = Executors.newFixedThreadPool(LOOKS, HealthCheck::thread);

    /** @param database whether it answers; may hang or throw */
    public HealthCheck(ThisProcess process, Supplier<Boolean> database, QueueState queue) {
        this(process, database, queue, System::nanoTime);
    }

    /** As the other, by a clock of one's own: for tests that see an hour go by. */
    public HealthCheck(ThisProcess process, Supplier<Boolean> database, QueueState queue, LongSupplier nanos) {
        this.process = requireNonNull(process, "process is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.database = new BoundedLook<>(database, executor, nanos);
        this.durability = new BoundedLook<>(queue::durability, executor, nanos);
        this.depth = new BoundedLook<>(queue::depth, executor, nanos);
    }

    /** The stage never fails. */
    public CompletableFuture<HealthReport> look() {
        CompletableFuture<Optional<QueueDepth>> full = depth.look();
        return database.look()
                .thenCombine(durability.look(), Stores::new)
                .thenCombine(full, (stores, seen) -> report(stores, seen, queue.trouble()));
    }

    /** How full the queue is; empty if it does not say so in time. */
    Optional<QueueDepth> depth() {
        return depth.look().join();
    }

    /** Whether what is stored survives the store; empty if it does not say so in time. */
    Optional<Boolean> durable() {
        return durability.look().join().map(Durability::durable);
    }

    /** How many events are being handled here. */
    int inFlight() {
        return process.worker().get().inFlight();
    }

    /** What went wrong with the queue. */
    QueueTrouble trouble() {
        return queue.trouble();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private HealthReport report(Stores stores, Optional<QueueDepth> seen, QueueTrouble trouble) {
        HealthReport.Worker worker = process.worker().get();
        return new HealthReport(
                status(stores, trouble, worker),
                new HealthReport.Parts(
                        new HealthReport.Database(stores.databaseWorks() ? HealthReport.OK : HealthReport.UNAVAILABLE),
                        queue(stores.durability(), seen, trouble),
                        worker),
                process.version(),
                Duration.between(process.startedAt(), process.clock().instant()).toSeconds());
    }

    private String status(Stores stores, QueueTrouble trouble, HealthReport.Worker worker) {
        // Counting a deep queue may take long, so it is not what the store is judged by.
        boolean accepts = stores.durability().isPresent() || (trouble.overflowing() && stores.databaseWorks());
        if (!accepts) {
            return HealthReport.UNAVAILABLE;
        }
        boolean hasLost =
                trouble.sinceLoss().filter(since -> since.compareTo(ALARM) < 0).isPresent();
        boolean idles = process.works() && !worker.running();
        return idles || hasLost || trouble.overflowing() || !stores.databaseWorks()
                ? HealthReport.DEGRADED
                : HealthReport.OK;
    }

    private HealthReport.Queue queue(Optional<Durability> durability, Optional<QueueDepth> seen, QueueTrouble trouble) {
        return new HealthReport.Queue(
                true,
                queue.kind(),
                durability.map(Durability::durable),
                durability.map(Durability::detail),
                trouble.overflowing(),
                trouble.lost(),
                seen.map(depth -> depth.waiting() + depth.parked()),
                seen.flatMap(QueueDepth::oldestAge).map(Duration::toSeconds));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-health");
        thread.setDaemon(true);
        return thread;
    }

    /** What the stores were seen to be. */
    private record Stores(boolean databaseWorks, Optional<Durability> durability) {
        Stores(Optional<Boolean> databaseAnswers, Optional<Durability> durability) {
            this(databaseAnswers.orElse(false), durability);
        }
    }

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
