package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.DeadLetter;
import com.clariva.connect.core.queue.DeadLetterReason;
import com.clariva.connect.core.queue.DeadLetters;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Dead letters in the table {@code dead_letter}. */
final class PostgresqlDeadLetters implements DeadLetters {
    private final Database database;
    private final Sealing sealing;

    PostgresqlDeadLetters(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void add(DeadLetter letter) {
        String sql = """
                insert into dead_letter (event_id, account, person, kind, body, reason, error, attempts,
                  received_at, set_aside_at)
                values (:id, :account, :person, :kind, :body, :reason, :error, :attempts, :receivedAt, :at)
                on conflict (event_id) do update
                set reason = excluded.reason, error = excluded.error, attempts = excluded.attempts,
                  body = excluded.body, set_aside_at = excluded.set_aside_at
                """;
        QueuedEvent event = letter.event();
        byte[] sealed = sealing.seal(Purpose.EVENT, event.id().value(), event.body());
        database.ask(
                "add dead letter",
                handle -> handle.createUpdate(sql)
                        .bind("id", event.id().value())
                        .bind("account", event.conversation().account().value())
                        .bind("person", event.conversation().person().map(InstagramId::value))
                        .bind("kind", event.kind().label())
                        .bind("body", sealed)
                        .bind("reason", letter.reason().label())
                        .bind("error", letter.error())
                        .bind("attempts", letter.attempts())
                        .bind("receivedAt", Columns.time(event.receivedAt()))
                        .bind("at", Columns.time(letter.at()))
                        .execute());
    }

    @Override
    public Optional<DeadLetter> find(EventId event) {
        return database.ask(
                "find dead letter",
                handle -> handle.createQuery("select * from dead_letter where event_id = :id")
                        .bind("id", event.value())
                        .map((row, context) -> letter(row))
                        .findOne());
    }

    @Override
    public long count() {
        return database.ask(
                "count dead letters",
                handle -> handle.createQuery("select count(*) from dead_letter")
                        .mapTo(Long.class)
                        .one());
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                event(row),
                DeadLetterReason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("error"),
                row.getInt("attempts"),
                Columns.instant(row, "set_aside_at"));
    }

    private QueuedEvent event(ResultSet row) throws SQLException {
        EventId id = new EventId(row.getString("event_id"));
        return new QueuedEvent(
                id,
                new ConversationKey(new InstagramId(row.getString("account")), Columns.maybeId(row, "person")),
                EventKind.of(row.getString("kind")),
                Columns.instant(row, "received_at"),
                sealing.open(Purpose.EVENT, id.value(), row.getBytes("body")));
    }
}
