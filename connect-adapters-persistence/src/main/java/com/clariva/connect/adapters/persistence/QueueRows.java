package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.queue.QueuedEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** How the queue's words are written in its rows. */
final class QueueRows {
    /**
     * The turn of a conversation of {@code account} that becomes ready: behind the account's others, but
     * behind nobody else's backlog. Without a lock, two may get the same; that harms nobody.
     *
     * <p>Those of the account that are not ready keep a turn that was taken, so they need not be left out; and only
     * without that condition is there no other index that the planner may walk from end to end, over all that is dead.
     */
    static final String LAST_TURN = """
            greatest((select last_value from queue_turn),
              (select max(other.turn) from queue_conversation other where other.account = %s))""";

    /**
     * Locks the conversations of claims that still last: one by one, in sorted order, as every statement locks that
     * waits for a lock. Left to choose, the planner may walk over all leases for each claim; the coalesce leaves it no
     * other index than that of the key.
     */
    static final String HELD = """
            select held.conversation, held.lease_token
            from (
              select conversation, token from unnest(:conversations::text[], :tokens) as claim(conversation, token)
              order by conversation collate "C") claim
            cross join lateral (
              select c.conversation, c.lease_token from queue_conversation c
              where c.conversation = claim.conversation and c.lease_token = claim.token
                and coalesce(c.wake_at, '-infinity') > statement_timestamp()
              for update of c) held
            """;

    private static final int HALF = 16;

    private QueueRows() {}

    static UUID uuid(EventId id) {
        return new UUID(
                Long.parseUnsignedLong(id.value(), 0, HALF, HALF),
                Long.parseUnsignedLong(id.value(), HALF, 2 * HALF, HALF));
    }

    static EventId eventId(UUID uuid) {
        HexFormat hex = HexFormat.of();
        return new EventId(
                hex.toHexDigits(uuid.getMostSignificantBits()) + hex.toHexDigits(uuid.getLeastSignificantBits()));
    }

    static List<UUID> uuids(Collection<EventId> ids) {
        return ids.stream().map(QueueRows::uuid).toList();
    }

    /** The event of a row, its body still sealed. */
    static QueuedEvent event(ResultSet row) throws SQLException {
        return new QueuedEvent(
                        eventId(row.getObject("event_id", UUID.class)),
                        ConversationKey.of(row.getString("conversation")),
                        Columns.kind(row, "kind"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getBytes("body"))
                .signedWith(Columns.maybeText(row, "verified_by"))
                .tracedBy(Columns.maybeTrace(row, "trace"));
    }

    /** The event of a row that may have no body. */
    static EventOutline outline(ResultSet row) throws SQLException {
        return Columns.outline(
                eventId(row.getObject("event_id", UUID.class)),
                ConversationKey.of(row.getString("conversation")).account(),
                row);
    }

    /** Milliseconds, and never zero for a little more than nothing. */
    static long millis(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
    }

    static Argument bodies(List<QueuedEvent> events) {
        return bytea(events.stream().map(QueuedEvent::body).toList());
    }

    /** Null where there is none. */
    static Argument texts(List<QueuedEvent> events, Function<QueuedEvent, Optional<String>> text) {
        @Nullable
        String[] texts =
                events.stream().map(event -> text.apply(event).orElse(null)).toArray(String[]::new);
        return (position, statement, ctx) -> {
            Connection connection = statement.getConnection();
            statement.setArray(position, connection.createArrayOf("text", texts));
        };
    }

    /** An array of bytes each. */
    static Argument bytea(List<byte[]> values) {
        byte[][] bodies = values.toArray(byte[][]::new);
        return (position, statement, ctx) -> {
            Connection connection = statement.getConnection();
            statement.setArray(position, connection.createArrayOf("bytea", bodies));
        };
    }
}
