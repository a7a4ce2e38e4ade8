package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Reply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Conversations in the table {@code reply_conversation}, beside the replies in {@code reply}. */
final class PostgresqlConversations implements Conversations {
    // In one order, so that two of these do not wait for each other. It comes with every message. Whoever loses it,
    // when the database dies, hears it again or is refused a
    // reply; that is worth less than a flush for each message.
    private static final String HEARD = """
            with quick as (select set_config('synchronous_commit', 'off', true))
            insert into reply_conversation (account, person, heard_at, replies_before)
            select account, person, at, coalesce(
              (select max(seq) from reply where reply.account = wrote.account and reply.person = wrote.person), 0)
            from quick, (
              select account, person, max(at) as at
              from unnest(cast(:accounts as text[]), cast(:persons as text[]), cast(:at as timestamptz[]))
                as written (account, person, at)
              group by account, person order by account, person) wrote
            on conflict (account, person) do update set
              heard_at = excluded.heard_at, replies_before = excluded.replies_before, stopped_at = null
            where reply_conversation.heard_at < excluded.heard_at
            """;

    private static final String STANDING = """
            select heard_at, (
              select count(*) from reply r
              where r.account = :account and r.person = :person and r.seq > coalesce(c.replies_before, 0)
                and r.seq <= (select seq from reply where reply_id = :id)
                and not r.by_human and (r.state <> 'refused' or r.message_ids <> '{}')) as replies_since
            from (select 1) one
            left join reply_conversation c on c.account = :account and c.person = :person
            """;

    private final Database database;

    PostgresqlConversations(Database database) {
        this.database = database;
    }

    @Override
    public void heard(Collection<Heard> heard) {
        if (!heard.isEmpty()) {
            database.ask(
                    "note message",
                    handle -> handle.createUpdate(HEARD)
                            .bind("accounts", texts(heard, one -> one.account().value()))
                            .bind("persons", texts(heard, one -> one.person().value()))
                            .bind("at", texts(heard, one -> one.at().toString()))
                            .execute());
        }
    }

    private static String[] texts(Collection<Heard> heard, Function<Heard, String> text) {
        return heard.stream().map(text).toArray(String[]::new);
    }

    @Override
    public Standing standing(Reply reply) {
        return database.ask(
                "look at conversation",
                handle -> handle.createQuery(STANDING)
                        .bind("account", reply.account().value())
                        .bind("person", reply.person().value())
                        .bind("id", reply.id().value())
                        .map((row, context) -> standing(row))
                        .one());
    }

    @Override
    public Optional<Instant> lastHeard(InstagramId account, InstagramId person) {
        return database.ask(
                "look at conversation",
                handle -> handle.createQuery(
                                "select heard_at from reply_conversation where account = :account and person = :person")
                        .bind("account", account.value())
                        .bind("person", person.value())
                        .map((row, context) -> Columns.instant(row, "heard_at"))
                        .findOne());
    }

    @Override
    public void stopped(InstagramId account, InstagramId person, Instant now) {
        database.ask(
                "stop conversation",
                handle -> handle.createUpdate(
                                "update reply_conversation set stopped_at = :now where account = :account and person = :person")
                        .bind("account", account.value())
                        .bind("person", person.value())
                        .bind("now", Columns.time(now))
                        .execute());
    }

    @Override
    public Optional<Instant> lastStopped(InstagramId account) {
        return database.ask(
                "find stopped conversation",
                handle -> handle.createQuery(
                                "select max(stopped_at) as stopped_at from reply_conversation where account = :account")
                        .bind("account", account.value())
                        .map((row, context) -> Columns.maybeInstant(row, "stopped_at"))
                        .one());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(Columns.maybeInstant(row, "heard_at"), row.getInt("replies_since"));
    }
}
