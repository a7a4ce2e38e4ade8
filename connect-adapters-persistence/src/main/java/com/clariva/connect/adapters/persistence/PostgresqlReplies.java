package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Replies in the table {@code reply}. */
final class PostgresqlReplies implements Replies {
    private static final ReplyState UNKNOWN = new ReplyState.Unknown(false);

    private final Database database;
    private final Sealing sealing;

    PostgresqlReplies(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Optional<ReplyState> begin(Reply reply) {
        String sql = """
                insert into reply (reply_id, account, person, text) values (:id, :account, :person, :text)
                on conflict (reply_id) do nothing
                """;
        byte[] plain = words(reply.content()).getBytes(UTF_8);
        byte[] sealed = sealing.seal(Purpose.REPLY, reply.id().value(), plain);
        return database.ask("begin reply", handle -> {
            int begun = handle.createUpdate(sql)
                    .bind("id", reply.id().value())
                    .bind("account", reply.account().value())
                    .bind("person", reply.person().value())
                    .bind("text", sealed)
                    .execute();
            return begun == 1 ? Optional.empty() : Optional.of(state(handle, reply.id()));
        });
    }

    @Override
    public void settle(ReplyId reply, ReplyState state) {
        state.match(
                queued -> 0,
                sending -> 0,
                sent -> settle(reply, "sent", Optional.of(sent.messageIds().get(0)), Optional.empty()),
                refused -> settle(
                        reply,
                        "refused",
                        Optional.empty(),
                        Optional.of(refused.reason().label())),
                unknown -> settle(reply, "unknown", Optional.empty(), Optional.empty()));
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

    private int settle(ReplyId reply, String state, Optional<String> messageId, Optional<String> refusal) {
        String sql = """
                update reply set state = :state, message_id = :messageId, refusal = :refusal, settled_at = now()
                where reply_id = :id and state = 'unknown'
                """;
        return database.ask(
                "settle reply",
                handle -> handle.createUpdate(sql)
                        .bind("id", reply.value())
                        .bind("state", state)
                        .bind("messageId", messageId)
                        .bind("refusal", refusal)
                        .execute());
    }

    private static ReplyState state(Handle handle, ReplyId reply) {
        return handle.createQuery("select state, message_id, refusal from reply where reply_id = :id")
                .bind("id", reply.value())
                .map((row, context) -> state(row))
                .findOne()
                .orElse(UNKNOWN);
    }

    private static ReplyState state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "sent" -> new ReplyState.Sent(row.getString("message_id"));
            case "refused" -> new ReplyState.Refused(ReplyRefusal.labelled(row.getString("refusal")));
            default -> UNKNOWN;
        };
    }

    private static String words(Content content) {
        return content.match(
                words -> words.text().value(),
                media -> media.url().value(),
                quickReplies -> quickReplies.text().value());
    }
}
