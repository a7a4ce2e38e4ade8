package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.StorageAccess;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.RefusedWebhooks;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what the process stands on. It answers within about a second, whatever hangs. */
public final class HealthCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
    private static final int LOOKS = 3;

    private final ThisProcess process;
    private final QueueState queue;
    private final Webhooks webhooks;
    private final HealthJudgement judgement;
    private final BoundedLook<DatabaseLook> database;
    private final BoundedLook<Durability> durability;
    private final BoundedLook<QueueDepth> depth;
    private final ExecutorService executor = Executors.newFixedThreadPool(LOOKS, HealthCheck::thread);
    private volatile Optional<QueueDepth> counted = Optional.empty();
    private boolean accepts = true;

    public HealthCheck(ThisProcess process, StorageAccess database, WatchedQueue queue, Webhooks webhooks) {
        this(process, database, queue, webhooks, System::nanoTime);
    }

    /** As the other, by a clock of one's own: for tests that see an hour go by. */
    public HealthCheck(
            ThisProcess process, StorageAccess database, WatchedQueue queue, Webhooks webhooks, LongSupplier nanos) {
        this.process = requireNonNull(process, "process is null");
        this.queue = queue.state();
        this.webhooks = requireNonNull(webhooks, "webhooks is null");
        this.judgement = new HealthJudgement(queue.bound());
        this.database = new BoundedLook<>(() -> DatabaseLook.at(database), executor, nanos);
        this.durability = new BoundedLook<>(this.queue::durability, executor, nanos);
        this.depth = new BoundedLook<>(this::count, executor, nanos);
    }

    /** Looks, and says in the log and to the heartbeats whether webhooks began or ceased to be refused. */
    HealthReport watch() {
        HealthReport report = look().join();
        if (report.works()) {
            webhooks.incidents().succeeded(Incident.Area.WEBHOOKS);
        } else {
            webhooks.incidents().failed(Incident.Area.WEBHOOKS, String.join("; ", report.causes()));
        }
        sayIfChanged(report);
        return report;
    }

    /** The stage never fails. */
    public CompletableFuture<HealthReport> look() {
        CompletableFuture<Optional<QueueDepth>> full = depth.look();
        return database.look()
                .thenCombine(durability.look(), (seen, kept) -> new Stores(seen.orElse(DatabaseLook.AWAY), kept))
                .thenCombine(full, this::report);
    }

    /** How full the queue is; empty if it does not say so in time. */
    Optional<QueueDepth> depth() {
        return depth.look().join();
    }

    /** Whether what is stored survives the store; empty if it does not say so in time, or the operator answers for it. */
    Optional<Boolean> durable() {
        return durability.look().join().flatMap(HealthCheck::known);
    }

    private static Optional<Boolean> known(Durability durability) {
        return durability.acknowledged() ? Optional.empty() : Optional.of(durability.durable());
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

    private HealthReport report(Stores stores, Optional<QueueDepth> seen) {
        QueueTrouble trouble = queue.trouble();
        HealthReport.Worker worker = process.worker().get();
        boolean idles = process.works() && !worker.running();
        HealthJudgement.Verdict verdict = judgement.of(new HealthJudgement.Seen(
                stores.database(),
                new HealthJudgement.SeenQueue(
                        queue.kind(), stores.durability().isPresent(), seen.or(() -> counted), trouble),
                webhooks.refusedLately().get(),
                idles));
        return new HealthReport(
                verdict.status(),
                verdict.causes(),
                new HealthReport.Parts(
                        new HealthReport.Database(stores.database().status()),
                        queue(stores.durability(), seen, trouble),
                        worker),
                process.version(),
                Duration.between(process.startedAt(), process.clock().instant()).toSeconds());
    }

    /** A deep queue may take longer to count than a look may take, and is as deep meanwhile as it was. */
    private QueueDepth count() {
        try {
            QueueDepth now = queue.depth();
            counted = Optional.of(now);
            return now;
        } catch (ConnectException e) {
            counted = Optional.empty();
            throw e;
        }
    }

    private synchronized void sayIfChanged(HealthReport report) {
        if (report.works() == accepts) {
            return;
        }
        accepts = report.works();
        if (accepts) {
            LOG.atInfo().addKeyValue("status", report.status()).log("Health: webhooks are accepted again");
        } else {
            LOG.atWarn()
                    .addKeyValue("status", report.status())
                    .addKeyValue("causes", String.join("; ", report.causes()))
                    .log("Health: webhooks are refused");
        }
    }

    private HealthReport.Queue queue(Optional<Durability> durability, Optional<QueueDepth> seen, QueueTrouble trouble) {
        return new HealthReport.Queue(
                true,
                queue.kind(),
                durability.flatMap(HealthCheck::known),
                durability.map(HealthCheck::detail),
                trouble.overflowing(),
                trouble.lost(),
                seen.map(depth -> depth.waiting() + depth.parked()),
                seen.flatMap(QueueDepth::oldestAge).map(Duration::toSeconds));
    }

    private static String detail(Durability durability) {
        return (durability.acknowledged() ? HealthReport.BY_PROVIDER + ", " : "") + durability.detail();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-health");
        thread.setDaemon(true);
        return thread;
    }

    /** What the stores were seen to be. */
    private record Stores(DatabaseLook database, Optional<Durability> durability) {}

    /** The queue, and how many events it holds at most. */
    public record WatchedQueue(QueueState state, long bound) {}

    /**
     * What became of webhooks.
     *
     * @param refusedLately those that could not be stored within the last seconds
     * @param incidents where it is noted for the heartbeats that webhooks are refused
     */
    public record Webhooks(Supplier<Optional<RefusedWebhooks>> refusedLately, Incidents incidents) {}

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
