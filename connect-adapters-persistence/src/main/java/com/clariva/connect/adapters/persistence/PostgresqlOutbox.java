package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The way out of the table {@code reply}. Leases are by the database's clock. */
final class PostgresqlOutbox implements Outbox {
    /** It waits for nobody and nothing, and neither does an earlier one to the same person. */
    static final String DUE = """
            r.state = 'queued' and (r.not_before is null or r.not_before <= :now)
            and (r.leased_until is null or r.leased_until <= clock_timestamp())
            and not exists (select from reply earlier
              where earlier.account = r.account and earlier.person = r.person and earlier.seq < r.seq
                and earlier.state in ('queued', 'sending'))
            """;

    private static final String CLAIM_DUE = """
            update reply set lease = :lease, leased_until = clock_timestamp() + :millis * interval '1 millisecond'
            where reply_id = (
              select r.reply_id from reply r where %s order by r.seq limit 1 for update skip locked)
            returning %s
            """.formatted(DUE, ReplyRow.COLUMNS);

    private static final String START = """
            update reply set state = 'sending', send_began_at = :now, tries = tries + 1, not_before = null,
              leased_until = clock_timestamp() + :millis * interval '1 millisecond'
            where reply_id = :id and cardinality(message_ids) = :part and state = 'queued' and lease = :lease
            """;

    private static final String ABANDON = """
            update reply set state = 'unknown', look_at = :lookAt
            where state = 'sending' and leased_until <= clock_timestamp()
            """;

    private static final String THERE = "where reply_id = :id and cardinality(message_ids) = :part and ";
    private static final String STARTED = "(state = 'sending' or look_at is not null) ";
    private static final String MINE = "(" + STARTED + " or state = 'queued' and lease = :lease) ";

    /** Whoever is sending goes on with the next part; what was found out later waits for anybody. */
    private static final String SENT = """
            update reply set message_ids = message_ids || :messageId, look_at = null, not_before = null, tries = 0,
              state = case when cardinality(message_ids) + 1 = parts then 'sent' else 'queued' end,
              settled_at = case when cardinality(message_ids) + 1 = parts then :now::timestamptz end,
              text = case when keyed or cardinality(message_ids) + 1 < parts then text end,
              leased_until = case when state = 'sending' then leased_until end
            """ + THERE + STARTED;

    private static final String REFUSED = """
            update reply set state = 'refused', refusal = :refusal, not_before = :until, look_at = null,
              settled_at = :now, leased_until = null,
              text = case when keyed or :later then text end
            """ + THERE + MINE;

    private static final String POSTPONED = """
            update reply set state = 'queued', not_before = :until, look_at = null, leased_until = null
            """ + THERE + MINE;

    private static final String LOST = """
            update reply set state = 'unknown', look_at = :until, leased_until = null
            """ + THERE + "state = 'sending'";

    private final Database database;
    private final Sealing sealing;

    PostgresqlOutbox(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Optional<Turn> claimDue(Instant now, Duration lease) {
        return database.ask(
                "claim due reply",
                handle -> claimed(handle.createQuery(CLAIM_DUE).bind("now", Columns.time(now)), lease, sealing));
    }

    @Override
    public boolean start(Turn turn, Instant now, Duration lease) {
        int started = database.ask(
                "start reply",
                handle -> handle.createUpdate(START)
                        .bind("id", turn.reply().id().value())
                        .bind("part", turn.messageIds().size())
                        .bind("lease", turn.lease())
                        .bind("now", Columns.time(now))
                        .bind("millis", lease.toMillis())
                        .execute());
        return started == 1;
    }

    @Override
    public Optional<Turn> settle(Turn turn, PartEnd end, Instant now) {
        int settled = database.ask("settle reply", handle -> settle(handle, turn, end, now));
        return settled == 1 ? Optional.of(after(turn, end)) : Optional.empty();
    }

    @Override
    public int abandon(Instant now) {
        return database.ask(
                "abandon replies",
                handle -> handle.createUpdate(ABANDON)
                        .bind("lookAt", Columns.time(now.plus(UnsettledReplies.FIRST_LOOK)))
                        .execute());
    }

    static Optional<Turn> claimed(Query claim, Duration lease, Sealing sealing) {
        return claim.bind("lease", UUID.randomUUID().toString())
                .bind("millis", lease.toMillis())
                .map((row, context) -> ReplyRow.turn(row, sealing))
                .findOne();
    }

    private static int settle(Handle handle, Turn turn, PartEnd end, Instant now) {
        return end.match(
                sent -> write(handle, SENT, turn, now, sent),
                refused -> write(handle, REFUSED, turn, now, refused),
                postponed -> write(handle, POSTPONED, turn, now, postponed),
                unknown -> write(handle, LOST, turn, now, unknown));
    }

    private static int write(Handle handle, String sql, Turn turn, Instant now, PartEnd end) {
        Optional<PartEnd.Refused> refusal = end.match(
                sent -> Optional.empty(), Optional::of, postponed -> Optional.empty(), lost -> Optional.empty());
        Optional<Instant> until = end.match(
                sent -> Optional.empty(),
                PartEnd.Refused::until,
                postponed -> Optional.of(postponed.until()),
                lost -> Optional.of(now.plus(UnsettledReplies.FIRST_LOOK)));
        String messageId = end.match(PartEnd.Sent::messageId, refused -> "", postponed -> "", lost -> "");
        return handle.createUpdate(sql)
                .bind("id", turn.reply().id().value())
                .bind("part", turn.messageIds().size())
                .bind("lease", turn.lease())
                .bind("now", Columns.time(now))
                .bind("until", until.map(Columns::time))
                .bind("messageId", Columns.withoutNul(messageId))
                .bind("refusal", refusal.map(refused -> refused.reason().label()))
                .bind("later", refusal.filter(PostgresqlOutbox::isForNow).isPresent())
                .execute();
    }

    private static boolean isForNow(PartEnd.Refused refused) {
        return refused.reason().kind() == ReplyRefusal.Kind.LATER;
    }

    private static Turn after(Turn turn, PartEnd end) {
        List<String> messageIds = new ArrayList<>(turn.messageIds());
        if (end instanceof PartEnd.Sent sent) {
            messageIds.add(sent.messageId());
        }
        return new Turn(turn.reply(), turn.parts(), messageIds, turn.progress(), turn.lease());
    }
}
