package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.OverflowGate;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/** A queue in memory with a gate before it. Closed at first. */
public final class InMemoryOverflow implements EventQueue, QueueState, OverflowGate {
    private final InMemoryEventQueue queue;
    private final Outage outage;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Duration notice;
    private volatile boolean open;
    private volatile long openSince;

    /** @param notice in real time, whatever {@code clock} says */
    public InMemoryOverflow(InstantSource clock, Outage outage, Duration notice) {
        this.notice = requireNonNull(notice, "notice is null");
        this.queue = new InMemoryEventQueue(clock, outage);
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public boolean isOpen() {
        outage.check("read gate");
        return open;
    }

    @Override
    public void open() {
        outage.check("open gate");
        if (!open) {
            openSince = System.nanoTime();
            open = true;
        }
    }

    @Override
    public Duration notice() {
        return notice;
    }

    @Override
    public boolean close(BooleanSupplier emptied) {
        outage.check("close gate");
        Lock alone = gate.writeLock();
        if (!alone.tryLock()) {
            return false;
        }
        try {
            boolean closes = open && emptied.getAsBoolean();
            open = open && !closes;
            return closes;
        } finally {
            alone.unlock();
        }
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        gate.readLock().lock();
        try {
            return open
                    ? queue.enqueue(events).thenCompose(this::noticed)
                    : CompletableFuture.failedFuture(new ConnectException.OverflowClosed());
        } finally {
            gate.readLock().unlock();
        }
    }

    private CompletionStage<Enqueued> noticed(Enqueued enqueued) {
        long left = openSince + notice.toNanos() - System.nanoTime();
        return left <= 0
                ? CompletableFuture.completedFuture(enqueued)
                : CompletableFuture.supplyAsync(
                        () -> enqueued, CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS));
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        return queue.claim(limit, lease, wait);
    }

    @Override
    public Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        return queue.renew(claims, lease);
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        return queue.settle(claim, verdict);
    }

    @Override
    public int unpark(InstagramId account) {
        return queue.unpark(account);
    }

    @Override
    public int erase(Collection<EventId> events) {
        return queue.erase(events);
    }

    /** None: nothing here outlives the process. */
    @Override
    public List<SealedStore> sealedStores() {
        return List.of();
    }

    @Override
    public String kind() {
        return queue.kind();
    }

    @Override
    public QueueDepth depth() {
        return queue.depth();
    }

    @Override
    public Durability durability() {
        return queue.durability();
    }

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        return queue.parkedAccounts(limit);
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return queue.parkedBeyond(account, bound, limit);
    }

    @Override
    public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        return queue.eventsOf(account, receivedBefore, limit);
    }

    @Override
    public List<Held> held(Collection<EventId> events) {
        return queue.held(events);
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return queue.read(event);
    }
}
