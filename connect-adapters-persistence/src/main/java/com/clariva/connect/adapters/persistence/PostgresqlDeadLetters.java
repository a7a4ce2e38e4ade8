package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.trace.TraceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Dead letters in the table {@code dead_letter}. */
final class PostgresqlDeadLetters implements DeadLetters, LetterContents {
    private static final String ADD = """
            insert into dead_letter (event_id, account, person, kind, body, reason, error, attempts,
              received_at, verified_by, set_aside_at, trace)
            values (:id, :account, :person, :kind, :body, :reason, :error, :attempts, :receivedAt, :verifiedBy, :at, :trace)
            on conflict (event_id) do update
            set account = excluded.account, person = excluded.person, reason = excluded.reason, error = excluded.error, attempts = excluded.attempts,
              body = excluded.body, verified_by = excluded.verified_by, trace = excluded.trace,
              set_aside_at = excluded.set_aside_at, replay_underway_since = null
            where dead_letter.reason <> 'erased'
            """;

    private static final String LIST = """
            select %s from dead_letter
            where (cast(:reason as text) is null or reason = :reason)
            and (cast(:account as text) is null or account = :account)
            and (not :waiting or (replay_underway_since is null and reason <> 'erased'))
            order by received_at, event_id limit :limit
            """.formatted(LetterRow.LISTED);

    private static final String READ = """
            select %s from dead_letter where event_id = :id and reason <> 'erased'
            """.formatted(LetterRow.WHOLE);

    private static final String BEGIN_REPLAY = """
            update dead_letter set replays = replays + 1, replay_underway_since = statement_timestamp()
            where event_id = :id and reason <> 'erased' returning %s
            """.formatted(LetterRow.WHOLE);

    private static final String REPLAY_HANDLED = """
            delete from dead_letter where event_id = :id and replays = :number and reason <> 'erased'
            """;

    private static final String ERASE = """
            update dead_letter set body = null, reason = 'erased', replay_underway_since = null
            where event_id = any(:ids) returning %s
            """.formatted(LetterRow.LISTED);

    private final Database database;
    private final Sealing sealing;

    PostgresqlDeadLetters(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void add(DeadLetter letter) {
        QueuedEvent event = letter.event();
        byte[] sealed = sealing.seal(Purpose.EVENT, event.id().value(), event.body());
        database.ask(
                "add dead letter",
                handle -> handle.createUpdate(ADD)
                        .bind("id", event.id().value())
                        .bind("account", event.conversation().account().value())
                        .bind("person", event.conversation().person().map(InstagramId::value))
                        .bind("kind", event.kind().label())
                        .bind("body", sealed)
                        .bind("reason", letter.reason().label())
                        .bind("error", letter.error())
                        .bind("attempts", letter.attempts())
                        .bind("receivedAt", Columns.time(event.receivedAt()))
                        .bind("verifiedBy", event.verifiedBy())
                        .bind("at", Columns.time(letter.at()))
                        .bind("trace", event.trace().map(TraceContext::line))
                        .execute());
    }

    @Override
    public Optional<ListedLetter> find(EventId event) {
        return database.ask(
                "find dead letter",
                handle -> handle.createQuery("select " + LetterRow.LISTED + " from dead_letter where event_id = :id")
                        .bind("id", event.value())
                        .map((row, context) -> LetterRow.listed(row))
                        .findOne());
    }

    @Override
    public List<ListedLetter> list(DeadLetterFilter filter, int limit) {
        return database.ask(
                "list dead letters",
                handle -> handle.createQuery(LIST)
                        .bind("reason", filter.reason().map(DeadLetterReason::label))
                        .bind("account", filter.account().map(InstagramId::value))
                        .bind("waiting", filter.waiting())
                        .bind("limit", limit)
                        .map((row, context) -> LetterRow.listed(row))
                        .list());
    }

    @Override
    public Optional<Replay> beginReplay(EventId event) {
        // One transaction: a letter that does not open has not been replayed.
        return database.askWhole(
                "begin replay",
                handle -> handle.createQuery(BEGIN_REPLAY)
                        .bind("id", event.value())
                        .map((row, context) -> LetterRow.replay(row, sealing))
                        .findOne());
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return database.ask(
                "read dead letter",
                handle -> handle.createQuery(READ)
                        .bind("id", event.value())
                        .map((row, context) -> LetterRow.event(row, sealing))
                        .findOne());
    }

    @Override
    public boolean replayHandled(EventId event, int number) {
        return database.ask(
                "end replay",
                handle -> handle.createUpdate(REPLAY_HANDLED)
                                .bind("id", event.value())
                                .bind("number", number)
                                .execute()
                        > 0);
    }

    @Override
    public List<ListedLetter> erase(Collection<EventId> events) {
        return database.ask(
                "erase dead letters",
                handle -> handle.createQuery(ERASE)
                        .bindArray(
                                "ids",
                                String.class,
                                events.stream().map(EventId::value).toList())
                        .map((row, context) -> LetterRow.listed(row))
                        .list());
    }
}
