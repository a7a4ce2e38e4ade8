package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Deliveries that arrived together become rows, in one transaction.
 *
 * <p>Ids are remembered first and conversations locked then, each in sorted order, so that batches of
 * several writers never wait for each other in a circle. Places in the order are given out under the
 * lock of the conversation: what is seen by a claim is never overtaken by a later commit.
 */
final class EnqueueEvents {
    private static final String REMEMBER = """
            insert into queue_seen as seen (event_id, seen_at)
            select id, statement_timestamp() from unnest(:ids) as id order by id
            on conflict (event_id) do update set seen_at = excluded.seen_at
            where seen.seen_at <= excluded.seen_at - :window * interval '1 millisecond'
            returning event_id
            """;

    static final String LOCK = """
            insert into queue_conversation (conversation, account, turn)
            select conversation, account, %s + row_number() over (partition by account order by position)
            from unnest(:conversations::text[], :accounts::text[])
              with ordinality as fresh(conversation, account, position)
            order by conversation collate "C"
            on conflict (conversation) do update set account = excluded.account
            returning xmax = 0
            """.formatted(QueueRows.LAST_TURN.formatted("fresh.account"));

    private static final String APPEND = """
            insert into queue_event (event_id, conversation, kind, received_at, verified_by, body, trace)
            select event_id, conversation, kind, timestamptz 'epoch' + received * interval '1 millisecond',
              verified_by, body, trace
            from unnest(:ids, :conversations::text[], :kinds::text[], :received, :verifiers::text[], :bodies,
              :traces::text[])
              with ordinality as fresh(event_id, conversation, kind, received, verified_by, body, trace, position)
            order by position
            on conflict (event_id) do nothing
            returning event_id
            """;

    private final QueueTransactions transactions;
    private final Duration dedupeWindow;
    private final DepthEstimate depth;
    private final Runnable newlyReady;
    private final Consumer<Handle> guard;

    /**
     * Writes within {@code transactions}.
     *
     * @param newlyReady called after a commit that made a conversation ready
     * @param guard called first in each transaction; what it throws keeps the events out
     */
    EnqueueEvents(
            QueueTransactions transactions,
            Duration dedupeWindow,
            DepthEstimate depth,
            Runnable newlyReady,
            Consumer<Handle> guard) {
        this.transactions = transactions;
        this.depth = depth;
        this.dedupeWindow = dedupeWindow;
        this.newlyReady = newlyReady;
        this.guard = guard;
    }

    List<Enqueued> write(List<List<QueuedEvent>> deliveries) {
        Map<UUID, QueuedEvent> events = new LinkedHashMap<>();
        deliveries.forEach(
                delivery -> delivery.forEach(event -> events.putIfAbsent(QueueRows.uuid(event.id()), event)));
        Stored stored = depth.during(
                () -> transactions.write("enqueue", handle -> store(handle, events)),
                committed -> committed.ids().size());
        if (stored.newlyReady()) {
            newlyReady.run();
        }
        return deliveries.stream()
                .map(delivery -> answer(delivery, stored.ids()))
                .toList();
    }

    private Stored store(Handle handle, Map<UUID, QueuedEvent> events) {
        guard.accept(handle);
        Set<UUID> fresh = remember(handle, events.keySet());
        if (fresh.isEmpty()) {
            return new Stored(new HashSet<>(), false);
        }
        List<QueuedEvent> added = events.entrySet().stream()
                .filter(entry -> fresh.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean newlyReady = lock(handle, added);
        return new Stored(append(handle, added), newlyReady);
    }

    private Set<UUID> remember(Handle handle, Collection<UUID> ids) {
        return handle.createQuery(REMEMBER)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .bind("window", dedupeWindow.toMillis())
                .mapTo(UUID.class)
                .set();
    }

    /** Whether one of the conversations was empty before. */
    private static boolean lock(Handle handle, List<QueuedEvent> events) {
        Map<String, String> accounts = events.stream()
                .map(QueuedEvent::conversation)
                .distinct()
                .collect(Collectors.toMap(
                        conversation -> conversation.value(),
                        conversation -> conversation.account().value(),
                        (one, same) -> one,
                        LinkedHashMap::new));
        return handle.createQuery(LOCK)
                .bindArray("conversations", String.class, List.copyOf(accounts.keySet()))
                .bindArray("accounts", String.class, List.copyOf(accounts.values()))
                .mapTo(Boolean.class)
                .set()
                .contains(true);
    }

    private static Set<UUID> append(Handle handle, List<QueuedEvent> events) {
        return handle.createQuery(APPEND)
                .bindArray("ids", UUID.class, column(events, event -> QueueRows.uuid(event.id())))
                .bindArray(
                        "conversations",
                        String.class,
                        column(events, event -> event.conversation().value()))
                .bindArray(
                        "kinds",
                        String.class,
                        column(events, event -> event.kind().label()))
                .bindArray(
                        "received",
                        Long.class,
                        column(events, event -> event.receivedAt().toEpochMilli()))
                .bind("bodies", QueueRows.bodies(events))
                .bind("verifiers", QueueRows.texts(events, QueuedEvent::verifiedBy))
                .bind("traces", QueueRows.texts(events, event -> event.trace().map(TraceContext::line)))
                .mapTo(UUID.class)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <T> List<T> column(List<QueuedEvent> events, Function<QueuedEvent, T> value) {
        return events.stream().map(value).toList();
    }

    /** The first delivery to name an event has stored it; it is a duplicate to all that follow. */
    private static Enqueued answer(List<QueuedEvent> delivery, Set<UUID> stored) {
        Set<EventId> duplicates = delivery.stream()
                .map(QueuedEvent::id)
                .filter(id -> !stored.remove(QueueRows.uuid(id)))
                .collect(Collectors.toSet());
        return new Enqueued(duplicates);
    }

    private record Stored(Set<UUID> ids, boolean newlyReady) {}
}
