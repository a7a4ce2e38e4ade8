package com.clariva.connect.adapters.persistence;

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
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The queue on PostgreSQL as an overflow for another one: the same tables, and a gate before them. What
 * a queue on the same tables has held before is in it too.
 */
public final class PostgresqlOverflow implements EventQueue, QueueState, OverflowGate, AutoCloseable {
    private final PostgresqlQueue queue;
    private final OverflowGateRow gate;

    private PostgresqlOverflow(PostgresqlQueue queue, OverflowGateRow gate) {
        this.queue = queue;
        this.gate = gate;
    }

    /** Begins at once; the tables must be there. */
    public static PostgresqlOverflow on(DataSource dataSource, Sealing sealing, QueueLimits limits) {
        OverflowGateRow gate = new OverflowGateRow(new QueueTransactions(dataSource));
        return new PostgresqlOverflow(PostgresqlQueue.guarded(dataSource, sealing, limits, gate::requireOpen), gate);
    }

    @Override
    public boolean isOpen() {
        return gate.isOpen();
    }

    @Override
    public void open() {
        gate.open();
    }

    @Override
    public Duration notice() {
        return OverflowGateRow.NOTICE;
    }

    @Override
    public boolean close(BooleanSupplier emptied) {
        return gate.close(emptied);
    }

    /** Writes what was handed in before, then ends. The pool stays open. */
    @Override
    public void close() {
        queue.close();
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return queue.enqueue(events).thenCompose(gate::noticed);
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

    @Override
    public List<SealedStore> sealedStores() {
        return queue.sealedStores();
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

    @Override
    public Set<InstagramId> parkedAccounts(int limit) {
        return queue.parkedAccounts(limit);
    }

    @Override
    public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return queue.parkedBeyond(account, bound, limit);
    }
}
