package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.QueuedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The log of events in the table {@code event_log}, written in batches. */
final class PostgresqlEventLog implements EventLog {
    private static final String WRITE = """
            insert into event_log (event_id, account, kind, outcome, doctor_id, attempt, received_at, settled_at)
            select * from unnest(cast(:ids as text[]), cast(:accounts as text[]), cast(:kinds as text[]),
              cast(:outcomes as text[]), cast(:doctors as uuid[]), cast(:attempts as integer[]),
              cast(:received as timestamptz[]), cast(:settled as timestamptz[]))
            on conflict (event_id) do update
            set outcome = excluded.outcome, doctor_id = excluded.doctor_id, attempt = excluded.attempt,
              settled_at = excluded.settled_at
            """;

    // Locked in one order, so that two writers do not wait for each other; and about once a minute, so
    // that a busy account's row is not written for each event.
    private static final String NOTE_AT_ACCOUNT = """
            with latest as (
              select account, max(received) as received
              from unnest(cast(:accounts as text[]), cast(:received as timestamptz[])) as written (account, received)
              group by account),
            behind as (
              select resource_id, received from doctor_instagram
              join latest on instagram_page_id = account and status <> 'disconnected'
              where last_event_at is null or last_event_at < received - interval '30 seconds'
              order by resource_id for update of doctor_instagram)
            update doctor_instagram noted set last_event_at = received
            from behind where noted.resource_id = behind.resource_id
            """;

    private static final String LIST = """
            select * from event_log
            where (cast(:state as text) is null or outcome = :state)
            and (cast(:account as text) is null or account = :account)
            and (cast(:doctor as uuid) is null or doctor_id = cast(:doctor as uuid))
            order by received_at desc limit :limit
            """;

    private final Database database;

    PostgresqlEventLog(Database database) {
        this.database = database;
    }

    @Override
    public void write(Collection<EventLogEntry> entries) {
        // One line per event, the last one, in one order: a statement cannot write a row twice.
        TreeMap<String, EventLogEntry> lines = new TreeMap<>();
        entries.forEach(entry -> lines.put(event(entry).id().value(), entry));
        if (!lines.isEmpty()) {
            database.ask(
                    "write event log",
                    handle -> handle.inTransaction(transaction -> {
                        // It explains what happened elsewhere, and nobody waits for it; so neither for the disk.
                        transaction.execute("set local synchronous_commit = off");
                        return write(transaction, List.copyOf(lines.values()));
                    }));
        }
    }

    @Override
    public Optional<EventLine> find(EventId event) {
        return database.ask(
                "read event log",
                handle -> handle.createQuery("select * from event_log where event_id = :id")
                        .bind("id", event.value())
                        .map((row, context) -> line(row))
                        .findOne());
    }

    @Override
    public List<EventLine> list(EventFilter filter, int limit) {
        return database.ask(
                "list event log",
                handle -> handle.createQuery(LIST)
                        .bind("state", filter.state())
                        .bind("account", filter.account().map(InstagramId::value))
                        .bind("doctor", filter.doctor().map(DoctorId::toString))
                        .bind("limit", limit)
                        .map((row, context) -> line(row))
                        .list());
    }

    private static EventLine line(ResultSet row) throws SQLException {
        return new EventLine(
                new EventOutline(
                        new EventId(row.getString("event_id")),
                        new InstagramId(row.getString("account")),
                        Columns.kind(row, "kind"),
                        Columns.instant(row, "received_at")),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("doctor_id")).map(DoctorId::of),
                row.getInt("attempt"),
                Columns.instant(row, "settled_at"));
    }

    private static int write(Handle handle, List<EventLogEntry> lines) {
        String[] accounts =
                texts(lines, line -> event(line).conversation().account().value());
        String[] received = texts(lines, line -> event(line).receivedAt().toString());
        handle.createUpdate(WRITE)
                .bind("ids", texts(lines, line -> event(line).id().value()))
                .bind("accounts", accounts)
                .bind("kinds", texts(lines, line -> event(line).kind().label()))
                .bind("outcomes", texts(lines, EventLogEntry::outcome))
                .bind(
                        "doctors",
                        texts(
                                lines,
                                line -> line.doctor().map(DoctorId::toString).orElse(null)))
                .bind(
                        "attempts",
                        texts(lines, line -> Integer.toString(line.claim().attempt())))
                .bind("received", received)
                .bind("settled", texts(lines, line -> line.at().toString()))
                .execute();
        return handle.createUpdate(NOTE_AT_ACCOUNT)
                .bind("accounts", accounts)
                .bind("received", received)
                .execute();
    }

    private static QueuedEvent event(EventLogEntry entry) {
        return entry.claim().event();
    }

    private static String[] texts(List<EventLogEntry> lines, Function<EventLogEntry, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }
}
