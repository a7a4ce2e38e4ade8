package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Replies in the table {@code reply}. */
final class PostgresqlReplies implements Replies {
    private static final String RECORD = """
            insert into reply (reply_id, account, person, text, parts, keyed, by_human, state, begun_at, asked_at)
            values (:id, :account, :person, :text, :parts, :keyed, :byHuman, 'queued', :now, :now)
            on conflict (reply_id) do nothing
            """;

    private static final String BEGIN_AGAIN = """
            update reply set state = 'queued', refusal = null, not_before = null, settled_at = null, send_began_at = null,
              tries = 0, begun_at = :now
            where reply_id = :id and state = 'refused' and refusal = any(:later) and message_ids = '{}'
              and (not_before is null or not_before <= :now) and text is not null
            """;

    private static final String TAKE = """
            update reply r set lease = :lease, leased_until = clock_timestamp() + :millis * interval '1 millisecond'
            where reply_id = :id and %s
            returning %s
            """.formatted(PostgresqlOutbox.DUE, ReplyRow.COLUMNS);

    private static final List<String> LATER = Stream.of(ReplyRefusal.values())
            .filter(refusal -> refusal.kind() == ReplyRefusal.Kind.LATER)
            .map(ReplyRefusal::label)
            .toList();

    private final Database database;
    private final Sealing sealing;

    PostgresqlReplies(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Begun begin(Reply reply, List<Content> parts, Instant now, Duration lease) {
        ReplyBody body = new ReplyBody(
                reply.content(), reply.human(), parts, Optional.of(ReplyBody.key(reply.account(), reply.person())));
        byte[] sealed = sealing.seal(Purpose.REPLY, reply.id().value(), body.bytes());
        return database.askWhole("begin reply", handle -> {
            record(handle, reply, parts.size(), sealed, now);
            Known known = known(handle, reply, now);
            return new Begun(take(handle, reply.id(), now, lease), known.state(), known.same());
        });
    }

    @Override
    public Optional<KnownReply> find(ReplyId reply) {
        return database.ask(
                "find reply",
                handle -> handle.createQuery("select " + ReplyRow.COLUMNS + " from reply where reply_id = :id")
                        .bind("id", reply.value())
                        .map((row, context) -> ReplyRow.known(row))
                        .findOne());
    }

    @Override
    public Optional<Instant> lastSentAt(InstagramId account) {
        String sql = "select max(settled_at) as sent_at from reply where account = :account and state = 'sent'";
        return database.ask(
                "find last reply",
                handle -> handle.createQuery(sql)
                        .bind("account", account.value())
                        .map((row, context) -> Columns.maybeInstant(row, "sent_at"))
                        .one());
    }

    @Override
    public Optional<Instant> lastRefusedAt(InstagramId account, ReplyRefusal reason) {
        String sql = """
                select max(settled_at) as refused_at from reply
                where account = :account and state = 'refused' and refusal = :reason
                """;
        return database.ask(
                "find last refusal",
                handle -> handle.createQuery(sql)
                        .bind("account", account.value())
                        .bind("reason", reason.label())
                        .map((row, context) -> Columns.maybeInstant(row, "refused_at"))
                        .one());
    }

    @Override
    public int refuseWaiting(InstagramId account, ReplyRefusal reason) {
        String sql = """
                update reply set state = 'refused', refusal = :reason, settled_at = now(), not_before = null,
                  text = case when keyed then text end
                where account = :account and state = 'queued'
                """;
        return database.ask(
                "refuse waiting replies",
                handle -> handle.createUpdate(sql)
                        .bind("account", account.value())
                        .bind("reason", reason.label())
                        .execute());
    }

    @Override
    public Map<String, Long> count() {
        String sql = """
                select state, count(*) as replies from reply
                where state in ('queued', 'sending') or look_at is not null group by state
                """;
        return database.ask(
                "count replies",
                handle -> handle.createQuery(sql).reduceRows(new HashMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("state", String.class), row.getColumn("replies", Long.class));
                    return counts;
                }));
    }

    private static void record(Handle handle, Reply reply, int parts, byte[] sealed, Instant now) {
        handle.createUpdate(RECORD)
                .bind("id", reply.id().value())
                .bind("account", reply.account().value())
                .bind("person", reply.person().value())
                .bind("text", sealed)
                .bind("parts", parts)
                .bind("keyed", reply.id().isKeyed())
                .bind("byHuman", reply.human().isPresent())
                .bind("now", Columns.time(now))
                .execute();
        handle.createUpdate(BEGIN_AGAIN)
                .bind("id", reply.id().value())
                .bindArray("later", String.class, LATER)
                .bind("now", Columns.time(now))
                .execute();
    }

    private Known known(Handle handle, Reply reply, Instant now) {
        return handle.createQuery("update reply set asked_at = :now where reply_id = :id returning " + ReplyRow.COLUMNS)
                .bind("id", reply.id().value())
                .bind("now", Columns.time(now))
                .map((row, context) -> known(row, reply))
                .one();
    }

    private Known known(ResultSet row, Reply asked) throws SQLException {
        boolean same = row.getBytes("text") == null
                || ReplyRow.turn(row, sealing).reply().equals(asked);
        return new Known(ReplyRow.state(row), same);
    }

    private Optional<Turn> take(Handle handle, ReplyId reply, Instant now, Duration lease) {
        return handle.createQuery(TAKE)
                .bind("id", reply.value())
                .bind("now", Columns.time(now))
                .bind("lease", UUID.randomUUID().toString())
                .bind("millis", lease.toMillis())
                .map((row, context) -> ReplyRow.turn(row, sealing))
                .findOne();
    }

    /** What is recorded, and whether it is what was asked for. */
    private record Known(ReplyState state, boolean same) {}
}
