package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled;
import com.clariva.connect.core.reply.Unsettled.OpenSend;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.reply.WaitingEcho;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Unknown replies in the table {@code reply}, and the echoes in {@code reply_echo}. */
final class PostgresqlUnsettledReplies implements UnsettledReplies {
    // Read before the replies: what was answered in between is known by then.
    private static final String ECHOES = """
            select message_id, account, person, received_at, fits from reply_echo where account = :account and person = :person order by received_at
            """;

    /** The last of a conversation are many more than can be open at once. */
    private static final String LAST = """
            select %s from reply where account = :account and person = :person order by seq desc limit 100
            """.formatted(ReplyRow.COLUMNS);

    private static final String OPEN_AMONG = """
            select account, person
            from unnest(cast(:accounts as text[]), cast(:persons as text[])) as wanted (account, person)
            where exists (
              select from reply r where r.account = wanted.account and r.person = wanted.person
              and (r.state = 'sending' or r.look_at is not null))
            """;

    private static final String CLAIM_LOOK = """
            update reply set lease = :lease, leased_until = clock_timestamp() + :millis * interval '1 millisecond'
            where reply_id = (
              select reply_id from reply
              where look_at <= :now and (leased_until is null or leased_until <= clock_timestamp())
              order by look_at limit 1 for update skip locked)
            returning %s
            """.formatted(ReplyRow.COLUMNS);

    private static final String LOOKED = """
            where reply_id = :id and cardinality(message_ids) = :part and look_at is not null
            """;

    private final Database database;
    private final Sealing sealing;

    PostgresqlUnsettledReplies(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Unsettled look(InstagramId account, InstagramId person) {
        return database.ask("look at unsettled replies", handle -> {
            List<WaitingEcho> echoes = between(handle.createQuery(ECHOES), account, person)
                    .map((row, context) -> echo(row))
                    .list();
            List<Last> last = between(handle.createQuery(LAST), account, person)
                    .map((row, context) -> last(row))
                    .list();
            return new Unsettled(
                    last.stream().flatMap(reply -> reply.open().stream()).toList(),
                    echoes,
                    last.stream().flatMap(reply -> reply.messageIds().stream()).collect(Collectors.toSet()));
        });
    }

    @Override
    public Set<ConversationKey> openAmong(Collection<ConversationKey> conversations) {
        List<ConversationKey> wanted = conversations.stream()
                .filter(conversation -> conversation.person().isPresent())
                .toList();
        return database.ask(
                "look for unsettled replies",
                handle -> handle.createQuery(OPEN_AMONG)
                        .bind(
                                "accounts",
                                wanted.stream()
                                        .map(one -> one.account().value())
                                        .toArray(String[]::new))
                        .bind(
                                "persons",
                                wanted.stream()
                                        .map(one -> one.person().orElseThrow().value())
                                        .toArray(String[]::new))
                        .map((row, context) -> new ConversationKey(
                                new InstagramId(row.getString("account")), Columns.maybeId(row, "person")))
                        .set());
    }

    @Override
    public void note(WaitingEcho echo) {
        String sql = """
                insert into reply_echo (message_id, account, person, fits, received_at)
                values (:mid, :account, :person, :fits, :receivedAt) on conflict do nothing
                """;
        database.ask(
                "note echo",
                handle -> handle.createUpdate(sql)
                        .bind("mid", Columns.withoutNul(echo.mid()))
                        .bind("account", echo.account().value())
                        .bind("person", echo.person().value())
                        .bindArray("fits", String.class, echo.fits())
                        .bind("receivedAt", Columns.time(echo.receivedAt()))
                        .execute());
    }

    @Override
    public Optional<Turn> claimLook(Instant now, Duration lease) {
        return database.ask(
                "claim unknown reply",
                handle -> PostgresqlOutbox.claimed(
                        handle.createQuery(CLAIM_LOOK).bind("now", Columns.time(now)), lease, sealing));
    }

    @Override
    public void lookAgain(Turn turn, Instant at) {
        String sql = "update reply set look_at = :at, leased_until = null " + LOOKED + " and lease = :lease";
        database.ask(
                "put off a look",
                handle -> handle.createUpdate(sql)
                        .bind("id", turn.reply().id().value())
                        .bind("part", turn.messageIds().size())
                        .bind("lease", turn.lease())
                        .bind("at", Columns.time(at))
                        .execute());
    }

    @Override
    public boolean giveUp(Turn turn, Instant now) {
        String sql = "update reply set look_at = null, settled_at = :now, leased_until = null,"
                + " text = case when keyed then text end " + LOOKED;
        int givenUp = database.ask(
                "give up a reply",
                handle -> handle.createUpdate(sql)
                        .bind("id", turn.reply().id().value())
                        .bind("part", turn.messageIds().size())
                        .bind("now", Columns.time(now))
                        .execute());
        return givenUp == 1;
    }

    private static WaitingEcho echo(ResultSet row) throws SQLException {
        return new WaitingEcho(
                row.getString("message_id"),
                new InstagramId(row.getString("account")),
                new InstagramId(row.getString("person")),
                Columns.instant(row, "received_at"),
                Set.of((String[]) row.getArray("fits").getArray()));
    }

    private static Query between(Query query, InstagramId account, InstagramId person) {
        return query.bind("account", account.value()).bind("person", person.value());
    }

    private Last last(ResultSet row) throws SQLException {
        boolean unknown = Columns.maybeInstant(row, "look_at").isPresent();
        Optional<OpenSend> open = unknown || row.getString("state").equals("sending")
                ? Optional.of(new OpenSend(ReplyRow.turn(row, sealing), unknown))
                : Optional.empty();
        return new Last(open, ReplyRow.messageIds(row));
    }

    /** One of the last replies: whether it is open, and what of it was sent. */
    private record Last(Optional<OpenSend> open, List<String> messageIds) {}
}
