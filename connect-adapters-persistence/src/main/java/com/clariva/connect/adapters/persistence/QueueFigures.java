package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.WaitingEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What can be counted and read of the queue. */
final class QueueFigures {
    private static final String DEPTH = """
            select count(*) filter (where not c.parked) as waiting, count(*) filter (where c.parked) as parked,
              extract(epoch from clock_timestamp() - min(e.received_at) filter (where not c.parked)) as oldest
            from queue_event e join queue_conversation c on c.conversation = e.conversation
            """;

    private static final String DURABILITY = """
            select name, setting from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name
            """;

    private static final String PARKED_ACCOUNTS = """
            select account from queue_conversation where parked group by account limit :limit
            """;

    private static final String PARKED_BEYOND = """
            select e.event_id, e.conversation, e.kind, e.received_at, e.verified_by, e.body, e.trace
            from queue_event e join queue_conversation c on c.conversation = e.conversation
            where c.account = :account and c.parked
            order by e.seq desc
            limit greatest(0, least(:limit, (
              select count(*) from queue_event e join queue_conversation c on c.conversation = e.conversation
              where c.account = :account and c.parked) - :bound))
            """;

    // A conversation is written account/person, and 0 comes right after the slash.
    private static final String EVENTS_OF = """
            select event_id from queue_event
            where conversation >= :account || '/' and conversation < :account || '0' and received_at < :before
            order by conversation, seq limit :limit
            """;

    private static final String EVENT = "e.event_id, e.conversation, e.kind, e.received_at, e.verified_by";

    private static final String HELD = """
            select %s, c.parked
            from queue_event e join queue_conversation c on c.conversation = e.conversation where e.event_id = any(:ids)
            """.formatted(EVENT);

    private final QueueTransactions transactions;

    QueueFigures(QueueTransactions transactions) {
        this.transactions = transactions;
    }

    QueueDepth depth() {
        return transactions.look(
                "read queue depth",
                handle -> handle.createQuery(DEPTH)
                        .map((row, ctx) -> new QueueDepth(row.getLong("waiting"), row.getLong("parked"), oldest(row)))
                        .one());
    }

    long count() {
        return transactions.look(
                "count queue",
                handle -> handle.createQuery("select count(*) from queue_event")
                        .mapTo(Long.class)
                        .one());
    }

    Durability durability() {
        Map<String, String> settings = transactions.look(
                "read durability",
                handle -> handle
                        .createQuery(DURABILITY)
                        .map((row, ctx) -> Map.entry(row.getString("name"), row.getString("setting")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        boolean durable = "on".equals(settings.get("fsync"))
                && "on".equals(settings.get("full_page_writes"))
                && !"off".equals(settings.get("synchronous_commit"));
        String detail = settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        return new Durability(durable, detail);
    }

    Set<InstagramId> parkedAccounts(int limit) {
        return transactions.look(
                "list parked accounts",
                handle -> handle.createQuery(PARKED_ACCOUNTS)
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .map(InstagramId::new)
                        .collect(Collectors.toSet()));
    }

    /** The newest first, their bodies still sealed. */
    List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
        return transactions.look(
                "list parked events",
                handle -> handle.createQuery(PARKED_BEYOND)
                        .bind("account", account.value())
                        .bind("bound", bound)
                        .bind("limit", limit)
                        .map((row, ctx) -> QueueRows.event(row))
                        .list());
    }

    List<WaitingEvents.Held> held(Collection<EventId> events) {
        return transactions.look(
                "find queued events",
                handle -> handle.createQuery(HELD)
                        .bindArray("ids", UUID.class, QueueRows.uuids(events))
                        .map((row, ctx) -> new WaitingEvents.Held(QueueRows.outline(row), row.getBoolean("parked")))
                        .list());
    }

    /** Its body still sealed. */
    Optional<QueuedEvent> read(EventId event) {
        return transactions.look(
                "read queued event",
                handle -> handle.createQuery(
                                "select " + EVENT + ", e.body, e.trace from queue_event e where event_id = :id")
                        .bind("id", QueueRows.uuid(event))
                        .map((row, ctx) -> QueueRows.event(row))
                        .findOne());
    }

    List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        return transactions.write(
                "list events of account",
                handle -> handle.createQuery(EVENTS_OF)
                        .bind("account", account.value())
                        .bind("before", Columns.time(receivedBefore))
                        .bind("limit", limit)
                        .mapTo(UUID.class)
                        .map(QueueRows::eventId)
                        .list());
    }

    private static Optional<Duration> oldest(ResultSet row) throws SQLException {
        double seconds = row.getDouble("oldest");
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    }
}
