package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue on PostgreSQL. Its tables are made by {@link PostgresqlSchema}.
 *
 * <p>It keeps one connection of the pool to itself and needs about six more when it is busy.
 */
public final class PostgresqlQueue implements EventQueue, QueueState, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlQueue.class);
    private static final int WRITERS = 2;
    private static final int ROW_WEIGHT = 512;
    private static final Duration UNOPENED = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration WHILE_STUCK = Duration.ofMillis(1500);
    private static final Duration BREATH = Duration.ofMillis(10);

    private final Sealing sealing;
    private final QueueLimits limits;
    private final SealedStore events;
    private final Bell bell = new Bell();
    private final DepthEstimate depth = new DepthEstimate();
    private final ClaimEvents claims;
    private final ParkedEvents parked;
    private final QueueFigures figures;
    private final QueueWire wire;
    private final QueueUpkeep upkeep;
    private final GroupCommit<List<QueuedEvent>, Enqueued> enqueuing;
    private final GroupCommit<SettleClaims.Settling, Boolean> settling;

    private PostgresqlQueue(
            QueueTransactions transactions, Sealing sealing, QueueLimits limits, Consumer<Handle> guard) {
        this.sealing = sealing;
        this.limits = limits;
        this.events = new PostgresqlSealedStore(transactions, sealing, SealedColumn.QUEUED_EVENTS);
        this.claims = new ClaimEvents(transactions);
        this.parked = new ParkedEvents(transactions);
        this.figures = new QueueFigures(transactions);
        this.wire = new QueueWire(transactions, bell);
        this.upkeep = new QueueUpkeep(transactions, figures, depth, limits.dedupeWindow());
        EnqueueEvents enqueue =
                new EnqueueEvents(transactions, limits.dedupeWindow(), depth, this::somethingIsReady, guard);
        SettleClaims settle = new SettleClaims(transactions, depth, bell::ring);
        this.enqueuing = new GroupCommit<>("enqueue", WRITERS, enqueue::write);
        this.settling = new GroupCommit<>("settle", WRITERS, settle::write);
    }

    /** Begins at once; the tables must be there. */
    public static PostgresqlQueue on(DataSource dataSource, Sealing sealing, QueueLimits limits) {
        return guarded(dataSource, sealing, limits, handle -> {});
    }

    /** One that takes no event that {@code guard}, called in each transaction that adds, throws at. */
    static PostgresqlQueue guarded(DataSource dataSource, Sealing sealing, QueueLimits limits, Consumer<Handle> guard) {
        requireNonNull(dataSource, "dataSource is null");
        requireNonNull(sealing, "sealing is null");
        requireNonNull(limits, "limits is null");
        PostgresqlQueue queue = new PostgresqlQueue(new QueueTransactions(dataSource), sealing, limits, guard);
        queue.wire.start();
        queue.upkeep.start();
        return queue;
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedStage(new Enqueued(Set.of()));
        }
        try {
            if (depth.value() + events.size() > limits.depth()) {
                throw new ConnectException.QueueFull(limits.depth());
            }
            List<QueuedEvent> sealed = events.stream().map(this::sealed).toList();
            return inTime(enqueuing.add(
                    sealed, sealed.stream().mapToInt(PostgresqlQueue::weight).sum()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        try {
            return claimUntil(System.nanoTime() + wait.toNanos(), limit, lease);
        } catch (ConnectException.StorageUnavailable e) {
            // A pool does not hand out connections to the interrupted.
            if (Thread.currentThread().isInterrupted()) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public Set<EventId> renew(Collection<Claim> held, Duration lease) {
        return claims.renew(held, lease);
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        try {
            return settling.add(SettleClaims.Settling.of(claim, verdict), ROW_WEIGHT);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public int unpark(InstagramId account) {
        int unparked = parked.unpark(account);
        if (unparked > 0) {
            somethingIsReady();
        }
        return unparked;
    }

    @Override
    public int erase(Collection<EventId> events) {
        return depth.during(() -> parked.erase(events), erased -> -erased);
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public QueueDepth depth() {
        return figures.depth();
    }

    @Override
    public Durability durability() {
        return figures.durability();
    }

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        return figures.parkedAccounts(limit);
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return figures.parkedBeyond(account, bound, limit).stream()
                .flatMap(event -> opened(event).stream())
                .toList();
    }

    @Override
    public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        return figures.eventsOf(account, receivedBefore, limit);
    }

    @Override
    public List<Held> held(Collection<EventId> events) {
        return figures.held(events);
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return figures.read(event).map(this::open);
    }

    @Override
    public List<SealedStore> sealedStores() {
        return List.of(events);
    }

    /** Writes what was handed in before, then ends. The pool stays open. */
    @Override
    public void close() {
        enqueuing.close();
        settling.close();
        upkeep.close();
        wire.close();
    }

    /** While the store does not answer, nobody waits for it to the end. Whether it stored is unknown then. */
    private CompletionStage<Enqueued> inTime(CompletionStage<Enqueued> stage) {
        return enqueuing.isStuck()
                ? stage.toCompletableFuture()
                        .copy()
                        .orTimeout(WHILE_STUCK.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionallyCompose(PostgresqlQueue::untold)
                : stage;
    }

    private static CompletionStage<Enqueued> untold(Throwable failure) {
        return CompletableFuture.failedStage(
                failure instanceof TimeoutException
                        ? new ConnectException.StorageUnavailable("enqueue", failure)
                        : failure);
    }

    private void somethingIsReady() {
        bell.ring();
        wire.announce();
    }

    private List<Claim> claimUntil(long end, int limit, Duration lease) {
        while (true) {
            long heard = bell.rings();
            List<Claim> opened = claims.take(limit, lease).stream()
                    .flatMap(claim -> opened(claim).stream())
                    .toList();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!opened.isEmpty() || left.isNegative() || left.isZero() || !bell.await(heard, shorter(left))) {
                return opened;
            }
        }
    }

    /** Until something is due, but not for long: a ring from elsewhere may have been lost. */
    private Duration shorter(Duration left) {
        Duration due = claims.untilNextDue()
                .filter(until -> until.compareTo(LOOK_AGAIN) < 0)
                .orElse(LOOK_AGAIN);
        Duration patient = due.compareTo(BREATH) < 0 ? BREATH : due;
        return patient.compareTo(left) < 0 ? patient : left;
    }

    private Optional<Claim> opened(Claim claim) {
        Optional<Claim> opened = opened(claim.event()).map(event -> new Claim(event, claim.attempt(), claim.lease()));
        if (opened.isEmpty()) {
            CompletionStage<Boolean> unused = settle(claim, new Verdict.Release(UNOPENED));
        }
        return opened;
    }

    private Optional<QueuedEvent> opened(QueuedEvent event) {
        try {
            return Optional.of(open(event));
        } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
            LOG.atError()
                    .addKeyValue("eventId", event.id())
                    .setCause(Wordless.of(e))
                    .log("Event does not open, will be tried again in a minute");
            return Optional.empty();
        }
    }

    private QueuedEvent open(QueuedEvent event) {
        return event.withBody(sealing.open(Purpose.EVENT, event.id().value(), event.body()));
    }

    private QueuedEvent sealed(QueuedEvent event) {
        return event.withBody(sealing.seal(Purpose.EVENT, event.id().value(), event.body()));
    }

    private static int weight(QueuedEvent event) {
        return ROW_WEIGHT + event.body().length;
    }
}
