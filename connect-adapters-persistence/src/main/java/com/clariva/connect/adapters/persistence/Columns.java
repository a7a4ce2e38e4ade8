package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.EventKind;
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

    static Optional<InstagramId> maybeId(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(InstagramId::new);
    }

    /** A newer version may have written what this one has no word for. */
    static EventKind kind(ResultSet row, String column) throws SQLException {
        try {
            return EventKind.of(row.getString(column));
        } catch (IllegalArgumentException newer) {
            return EventKind.UNRECOGNIZED;
        }
    }
}
