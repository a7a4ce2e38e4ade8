package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.SealedStores;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue that goes on accepting while its store is away.
 *
 * <p>When the store gives no answer, events of all instances go to the overflow, which nobody works.
 * When the store is back, they are moved into it, in the order of each conversation, and only when
 * nothing is left do events go to the store directly again. The first events in the overflow are
 * answered only when all instances have had the time to notice. So nothing is lost and nothing is
 * overtaken, unless an instance that reaches the store cannot see the gate: it goes on with the store, and
 * says of each event {@code order unknown}. If the gate was open when it saw it last, or it missed the
 * store itself since, it does so only after the hold.
 *
 * <p>If the store stays away for longer than the hold, the overflow is worked directly. Then what the
 * store held is overtaken, and may be handled again: the log says {@code order unknown}.
 *
 * <p>It looks after itself once a second until it is closed. Whoever made the two closes them after it.
 */
public final class QueueWithOverflow implements EventQueue, QueueState, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWithOverflow.class);
    private static final long TEND_MILLIS = 1000;

    private final EventQueue store;
    private final QueueState storeState;
    private final EventQueue overflow;
    private final QueueState overflowState;
    private final WaitingEvents waiting;
    private final OverflowMode mode;
    private final OverflowGate gate;
    private final OverflowDrain drain;
    private final OverflowEntrance entrance;
    private final Executor executor;
    private final LongAdder orderUnknown = new LongAdder();
    private final ScheduledExecutorService tending = Executors.newScheduledThreadPool(2, QueueWithOverflow::thread);

    private QueueWithOverflow(Store store, Store overflow, OverflowGate gate, OverflowMode mode, Executor executor) {
        this.store = store.queue();
        this.storeState = store.state();
        this.overflow = overflow.queue();
        this.overflowState = overflow.state();
        this.waiting = new WaitingInEither(overflowState, storeState);
        this.gate = gate;
        this.mode = mode;
        this.drain = new OverflowDrain(this.overflow, overflowState, this.store);
        this.executor = requireNonNull(executor, "executor is null");
        this.entrance = new OverflowEntrance(this.store, this.overflow, mode, executor, orderUnknown);
    }

    private record Store(EventQueue queue, QueueState state) {}

    /**
     * Puts the two together, and begins to look after them.
     *
     * @param hold how long the overflow is kept unworked while the store is away
     */
    public static <S extends EventQueue & QueueState, O extends EventQueue & QueueState & OverflowGate>
            QueueWithOverflow of(S store, O overflow, Duration hold) {
        QueueWithOverflow queue = untended(
                store,
                overflow,
                new OverflowMode(overflow, hold, System::nanoTime),
                Executors.newCachedThreadPool(QueueWithOverflow::thread));
        ScheduledFuture<?> unused =
                queue.tending.scheduleWithFixedDelay(queue::tendSafely, 0, TEND_MILLIS, TimeUnit.MILLISECONDS);
        long often = queue.mode.lookEveryMillis();
        ScheduledFuture<?> unusedToo =
                queue.tending.scheduleWithFixedDelay(queue.mode::refresh, often, often, TimeUnit.MILLISECONDS);
        return queue;
    }

    /** One that {@link #tend} is called for; blocking work is done on {@code executor}. */
    static <S extends EventQueue & QueueState, O extends EventQueue & QueueState & OverflowGate>
            QueueWithOverflow untended(S store, O overflow, OverflowMode mode, Executor executor) {
        return new QueueWithOverflow(new Store(store, store), new Store(overflow, overflow), overflow, mode, executor);
    }

    @Override
    public void close() {
        tending.shutdownNow();
        if (executor instanceof ExecutorService threads) {
            threads.shutdown();
        }
    }

    private void tendSafely() {
        try {
            tend();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("cause", e.getClass().getName()).log("Overflow not tended, will be tried again");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-overflow");
        thread.setDaemon(true);
        return thread;
    }

    /** Learns what other instances did, and moves the overflow back when the store is there again. */
    void tend() {
        mode.refresh();
        if (!isStoreThere()) {
            mode.storeIsAway();
            return;
        }
        mode.storeIsThere();
        // What an instance added in the moment of closing is moved too, so the gate is not asked first.
        try {
            boolean emptied = drain.empty();
            if (mode.isOpen() && emptied && gate.close(drain::empty)) {
                mode.closed();
            }
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Overflow not moved yet");
        }
    }

    /** Whether events go to the overflow, as far as this instance knows. */
    public boolean isOverflowOpen() {
        return mode.isOpen();
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return entrance.enqueue(events);
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        try {
            return store.claim(limit, lease, wait);
        } catch (ConnectException.StorageUnavailable e) {
            mode.missed();
            if (!mode.isHeldTooLong()) {
                throw e;
            }
            List<Claim> claims = overflow.claim(limit, lease, wait);
            orderUnknown.add(claims.size());
            claims.forEach(claim -> LOG.atWarn()
                    .addKeyValue("eventId", claim.event().id())
                    .log("Event taken from the overflow, order unknown"));
            return claims.stream().map(OverflowMark::putOn).toList();
        }
    }

    @Override
    public Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        List<Claim> ofStore =
                claims.stream().filter(claim -> !OverflowMark.isOn(claim)).toList();
        List<Claim> ofOverflow = claims.stream()
                .filter(OverflowMark::isOn)
                .map(OverflowMark::takenOff)
                .toList();
        Set<EventId> held = new HashSet<>();
        if (!ofOverflow.isEmpty()) {
            held.addAll(overflow.renew(ofOverflow, lease));
        }
        if (!ofStore.isEmpty()) {
            held.addAll(store.renew(ofStore, lease));
        }
        return held;
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        if (!OverflowMark.isOn(claim)) {
            return store.settle(claim, verdict);
        }
        return overflow.settle(OverflowMark.takenOff(claim), verdict).thenApply(current -> {
            if (current && verdict instanceof Verdict.Done) {
                drain.forget(claim.event().id());
            }
            return current;
        });
    }

    @Override
    public int unpark(InstagramId account) {
        // The overflow first: it is the one that is there.
        return overflowWork(queue -> queue.unpark(account)) + store.unpark(account);
    }

    @Override
    public int erase(Collection<EventId> events) {
        int erased = overflowWork(queue -> queue.erase(events));
        try {
            return erased + store.erase(events);
        } catch (ConnectException.StorageUnavailable e) {
            if (!mode.isOpen()) {
                throw e;
            }
            // The store forgets them when it is back, before anything is moved into it.
            events.forEach(drain::forget);
            return erased;
        }
    }

    private int overflowWork(ToIntFunction<EventQueue> work) {
        return mode.isOpen() ? work.applyAsInt(overflow) : 0;
    }

    @Override
    public String kind() {
        return storeState.kind();
    }

    @Override
    public QueueDepth depth() {
        if (!mode.isOpen()) {
            return storeState.depth();
        }
        QueueDepth held = overflowState.depth();
        return isStoreThere() ? held.plus(storeState.depth()) : held;
    }

    @Override
    public Durability durability() {
        return mode.isOpen() ? overflowState.durability() : storeState.durability();
    }

    @Override
    public QueueTrouble trouble() {
        QueueTrouble ofStore = storeState.trouble();
        return new QueueTrouble(
                mode.isOpen() || mode.isStoreAway(),
                ofStore.lost(),
                ofStore.sinceLoss(),
                orderUnknown.sum(),
                ofStore.cause());
    }

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        return parking().parkedAccounts(limit);
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return parking().parkedBeyond(account, bound, limit);
    }

    private QueueState parking() {
        return mode.isOpen() && !isStoreThere() ? overflowState : storeState;
    }

    /** Those of the overflow first: they can be erased while the store is away. */
    @Override
    public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        List<EventId> held =
                mode.isOpen() ? overflowState.eventsOf(account, receivedBefore, limit) : List.<EventId>of();
        return held.isEmpty() ? storeState.eventsOf(account, receivedBefore, limit) : held;
    }

    /** What the overflow holds is told also while the store is away; of the rest nothing is said then. */
    @Override
    public List<Held> held(Collection<EventId> events) {
        return waiting.held(events);
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return waiting.read(event);
    }

    @Override
    public List<SealedStore> sealedStores() {
        return SealedStores.of(storeState, overflowState);
    }

    private boolean isStoreThere() {
        try {
            return storeState.depth().waiting() >= 0;
        } catch (ConnectException e) {
            return false;
        }
    }
}
