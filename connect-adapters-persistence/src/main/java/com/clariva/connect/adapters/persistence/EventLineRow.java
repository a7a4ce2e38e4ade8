package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.eventlog.EventHistory;
import com.clariva.connect.core.eventlog.EventHistory.Failure;
import com.clariva.connect.core.eventlog.EventHistory.Repeats;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLogEntry;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of {@code event_log} as core's values. */
final class EventLineRow {
    static final String COLUMNS = "event_id, account, kind, received_at, verified_by, outcome, doctor_id, attempt,"
            + " settled_at, failures, repeats, repeated_at";

    private static final int PARTS = 3;

    private EventLineRow() {}

    static EventLine line(ResultSet row) throws SQLException {
        return new EventLine(
                Columns.outline(row),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("doctor_id")).map(DoctorId::of),
                row.getInt("attempt"),
                Columns.instant(row, "settled_at"),
                new EventHistory(
                        failures(row.getArray("failures")),
                        new Repeats(row.getInt("repeats"), Columns.maybeInstant(row, "repeated_at"))));
    }

    /** A failed attempt as one text. A class has no blanks in its name. */
    static Optional<String> failure(EventLogEntry entry) {
        return entry.error()
                .map(error -> entry.claim().attempt() + " " + entry.at().toEpochMilli() + " " + error);
    }

    private static List<Failure> failures(Array array) throws SQLException {
        return array == null
                ? List.of()
                : Stream.of((String[]) array.getArray())
                        .map(EventLineRow::failure)
                        .toList();
    }

    private static Failure failure(String text) {
        String[] parts = text.split(" ", PARTS);
        return new Failure(Integer.parseInt(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
    }
}
