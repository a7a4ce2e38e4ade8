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
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The queue, in memory. Leases and delays go by the clock it was given; the wait of {@link #claim}
 * goes by real time.
 */
public final class InMemoryEventQueue implements EventQueue, QueueState {
    private volatile Durability durability = new Durability(false, "kept in memory");
    private final QueueInMemory store;
    private final Sealing sealing;
    private final Outage outage;

    public InMemoryEventQueue(InstantSource clock) {
        this(clock, new Outage());
    }

    public InMemoryEventQueue(InstantSource clock, Outage outage) {
        this(new QueueInMemory(clock, Duration.ofDays(3), Long.MAX_VALUE), sealing("queue"), outage);
    }

    private InMemoryEventQueue(QueueInMemory store, Sealing sealing, Outage outage) {
        this.store = store;
        this.sealing = sealing;
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** A queue that forgets ids after {@code dedupeWindow} and holds at most {@code bound} events. */
    public static InMemoryEventQueue limited(InstantSource clock, Outage outage, Duration dedupeWindow, long bound) {
        return new InMemoryEventQueue(new QueueInMemory(clock, dedupeWindow, bound), sealing("queue"), outage);
    }

    /** Another instance of the service, on the same events. */
    public InMemoryEventQueue anotherInstance() {
        return new InMemoryEventQueue(store, sealing, outage);
    }

    /** Another instance, which was not given the key. */
    public InMemoryEventQueue instanceWithoutKey() {
        return new InMemoryEventQueue(store, sealing("another"), outage);
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return answer("enqueue", () -> store.add(events, sealing));
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        outage.check("claim");
        return store.take(limit, lease, wait, sealing);
    }

    @Override
    public Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        outage.check("renew");
        return store.renew(claims, lease);
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        return answer("settle", () -> store.settle(claim, verdict));
    }

    @Override
    public int unpark(InstagramId account) {
        outage.check("unpark");
        return store.unpark(account);
    }

    @Override
    public int erase(Collection<EventId> events) {
        outage.check("erase");
        return store.erase(events);
    }

    /** None: nothing here outlives the process. */
    @Override
    public List<SealedStore> sealedStores() {
        return List.of();
    }

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public QueueDepth depth() {
        outage.check("read queue depth");
        return store.depth();
    }

    @Override
    public Durability durability() {
        outage.check("read durability");
        return durability;
    }

    /** From now on it says so of itself, whatever is true. */
    public void pretend(Durability told) {
        durability = requireNonNull(told, "told is null");
    }

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        outage.check("list parked accounts");
        return store.parkedAccounts(limit);
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        outage.check("list parked events");
        return store.parkedBeyond(account, bound, limit, sealing);
    }

    @Override
    public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        outage.check("list events of account");
        return store.eventsOf(account, receivedBefore, limit);
    }

    @Override
    public List<Held> held(Collection<EventId> events) {
        outage.check("find queued events");
        return store.held(events);
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        outage.check("read queued event");
        return store.read(event, sealing);
    }

    /** Whether {@code bytes} can be read anywhere in what is stored. */
    public boolean holds(byte[] bytes) {
        return store.holds(bytes);
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public String toString() {
        return store.toString();
    }

    private <T> CompletionStage<T> answer(String operation, Supplier<T> work) {
        try {
            outage.check(operation);
            return CompletableFuture.completedStage(work.get());
        } catch (ConnectException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static Sealing sealing(String key) {
        return ReversibleSealing.withKeys(key);
    }
}
