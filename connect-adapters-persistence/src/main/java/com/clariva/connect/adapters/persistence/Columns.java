package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.trace.TraceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Columns as core's values, and back. */
final class Columns {
    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What {@code TraceContext.line} wrote, if anything did. */
    static Optional<TraceContext> maybeTrace(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(TraceContext::ofLine);
    }

    static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<String> maybeText(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** A text of a stranger as PostgreSQL takes it: without U+0000. */
    static String withoutNul(String text) {
        return text.replace("\0", "");
    }

    static Optional<InstagramId> maybeId(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(InstagramId::new);
    }

    /** What may be shown of {@code event}: the rest is in {@code kind}, {@code received_at} and {@code verified_by}. */
    static EventOutline outline(EventId event, InstagramId account, ResultSet row) throws SQLException {
        return new EventOutline(
                event, account, kind(row, "kind"), instant(row, "received_at"), maybeText(row, "verified_by"));
    }

    /** The same of a row that has both as texts. */
    static EventOutline outline(ResultSet row) throws SQLException {
        return outline(new EventId(row.getString("event_id")), new InstagramId(row.getString("account")), row);
    }

    static EventKind kind(ResultSet row, String column) throws SQLException {
        return EventKind.ofStored(row.getString(column));
    }
}
