package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The log of events in the table {@code event_log}, written in batches. */
final class PostgresqlEventLog implements EventLog {
    // An attempt that was followed by another may be told of later than that one, by an instance that was held up.
    private static final String WRITE = """
            insert into event_log as line
              (event_id, account, kind, outcome, doctor_id, attempt, received_at, verified_by, settled_at, failures)
            select id, account, kind, outcome, doctor, attempt, received, verified_by, settled,
              string_to_array(nullif(failures, ''), chr(10))
            from unnest(cast(:ids as text[]), cast(:accounts as text[]), cast(:kinds as text[]),
              cast(:outcomes as text[]), cast(:doctors as uuid[]), cast(:attempts as integer[]),
              cast(:received as timestamptz[]), cast(:verifiers as text[]), cast(:settled as timestamptz[]),
              cast(:failures as text[]))
              as written (id, account, kind, outcome, doctor, attempt, received, verified_by, settled, failures)
            on conflict (event_id) do update
            set (outcome, doctor_id, attempt, settled_at) = (
                select line.outcome, line.doctor_id, line.attempt, line.settled_at
                where excluded.outcome = 'retrying' and excluded.settled_at < line.settled_at
                union all
                select excluded.outcome, excluded.doctor_id, excluded.attempt, excluded.settled_at
                limit 1),
              failures = line.failures || excluded.failures
            """;

    private static final String REPEATED = """
            with again as (
              select event_id, count(*) as times, max(at) as last_at
              from unnest(cast(:ids as text[]), cast(:times as timestamptz[])) as repeat (event_id, at)
              group by event_id),
            held as (
              select line.event_id from event_log line join again on again.event_id = line.event_id
              order by line.event_id for update of line)
            update event_log line
            set repeats = line.repeats + again.times, repeated_at = greatest(line.repeated_at, again.last_at)
            from again join held on held.event_id = again.event_id where line.event_id = again.event_id
            """;

    // From one account to the next by the index, whatever number of lines each has.
    private static final String ACCOUNTS = """
            with recursive found as (
              (select account from event_log order by account limit 1)
              union all
              select (select line.account from event_log line where line.account > found.account
                order by line.account limit 1)
              from found where found.account is not null)
            select account from found where account is not null
            """;

    private static final String FIND = """
            select %s from event_log where event_id = any(:ids) order by received_at
            """.formatted(EventLineRow.COLUMNS);

    private static final String LIST = """
            select %s from event_log
            where (cast(:state as text) is null or outcome = :state)
            and (cast(:account as text) is null or account = :account)
            and (cast(:doctor as uuid) is null or doctor_id = cast(:doctor as uuid))
            order by received_at desc limit :limit
            """.formatted(EventLineRow.COLUMNS);

    private final Database database;
    private final LastEvents lastEvents = new LastEvents();

    PostgresqlEventLog(Database database) {
        this.database = database;
    }

    @Override
    public void write(Collection<EventLogEntry> entries) {
        // One line per event, the last one, in one order: a statement cannot write a row twice.
        TreeMap<String, List<EventLogEntry>> lines = new TreeMap<>();
        entries.forEach(entry -> lines.computeIfAbsent(event(entry).id().value(), id -> new ArrayList<>())
                .add(entry));
        if (!lines.isEmpty()) {
            List<EventLogEntry> due = lastEvents.due(entries);
            unhurried("write event log", transaction -> {
                lastEvents.note(transaction, due);
                return write(transaction, List.copyOf(lines.values()));
            });
            lastEvents.remember(due);
        }
    }

    @Override
    public void repeated(Collection<Repeat> repeats) {
        List<Repeat> all = List.copyOf(repeats);
        if (!all.isEmpty()) {
            unhurried(
                    "count repeats",
                    transaction -> transaction
                            .createUpdate(REPEATED)
                            .bind("ids", texts(all, repeat -> repeat.event().value()))
                            .bind("times", texts(all, repeat -> repeat.at().toString()))
                            .execute());
        }
    }

    @Override
    public List<EventLine> find(Collection<EventId> events) {
        return database.ask(
                "read event log",
                handle -> handle.createQuery(FIND)
                        .bind("ids", events.stream().map(EventId::value).toArray(String[]::new))
                        .map((row, context) -> EventLineRow.line(row))
                        .list());
    }

    @Override
    public Set<InstagramId> accounts() {
        return database.ask(
                "read event log",
                handle -> handle.createQuery(ACCOUNTS)
                        .mapTo(String.class)
                        .map(InstagramId::new)
                        .set());
    }

    /** It explains what happened elsewhere, and nobody waits for it; so neither for the disk. */
    private void unhurried(String operation, Function<Handle, Integer> work) {
        database.ask(
                operation,
                handle -> handle.inTransaction(transaction -> {
                    transaction.execute("set local synchronous_commit = off");
                    return work.apply(transaction);
                }));
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
                        .map((row, context) -> EventLineRow.line(row))
                        .list());
    }

    private static int write(Handle handle, List<List<EventLogEntry>> written) {
        List<EventLogEntry> lines =
                written.stream().map(entries -> entries.get(entries.size() - 1)).toList();
        return handle.createUpdate(WRITE)
                .bind("ids", texts(lines, line -> event(line).id().value()))
                .bind(
                        "accounts",
                        texts(
                                lines,
                                line -> event(line).conversation().account().value()))
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
                .bind("received", texts(lines, line -> event(line).receivedAt().toString()))
                .bind("verifiers", texts(lines, line -> event(line).verifiedBy().orElse(null)))
                .bind("settled", texts(lines, line -> line.at().toString()))
                .bind("failures", texts(written, PostgresqlEventLog::failures))
                .execute();
    }

    private static String failures(List<EventLogEntry> entries) {
        return entries.stream()
                .flatMap(entry -> EventLineRow.failure(entry).stream())
                .collect(Collectors.joining("\n"));
    }

    private static QueuedEvent event(EventLogEntry entry) {
        return entry.claim().event();
    }

    private static <T> String[] texts(List<T> lines, Function<T, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }
}
