package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Turn.Progress;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows of the table {@code reply} as core's values. */
final class ReplyRow {
    static final String COLUMNS = "reply_id, account, person, text, state, message_ids, refusal, not_before, look_at,"
            + " begun_at, send_began_at, settled_at, tries, lease";

    private ReplyRow() {}

    static Turn turn(ResultSet row, Sealing sealing) throws SQLException {
        ReplyId id = new ReplyId(row.getString("reply_id"));
        ReplyBody body = ReplyBody.of(sealing.open(Purpose.REPLY, id.value(), row.getBytes("text")));
        InstagramId account = new InstagramId(row.getString("account"));
        InstagramId person = new InstagramId(row.getString("person"));
        if (!body.isFor(account, person)) {
            throw new ConnectException.SealBroken("read reply: it was sealed for another conversation", null);
        }
        Reply reply = new Reply(id, account, person, body.content(), body.human());
        Progress progress = new Progress(
                Columns.instant(row, "begun_at"), Columns.maybeInstant(row, "send_began_at"), row.getInt("tries"));
        String lease = Optional.ofNullable(row.getString("lease")).orElse("");
        return new Turn(reply, body.parts(), messageIds(row), progress, lease);
    }

    static ReplyState state(ResultSet row) throws SQLException {
        List<String> messageIds = messageIds(row);
        return switch (row.getString("state")) {
            case "queued" -> new ReplyState.Queued(Columns.maybeInstant(row, "not_before"));
            case "sending" -> new ReplyState.Sending();
            case "sent" -> new ReplyState.Sent(messageIds);
            case "refused" ->
                new ReplyState.Refused(
                        ReplyRefusal.labelled(row.getString("refusal")),
                        Columns.maybeInstant(row, "not_before"),
                        messageIds);
            default ->
                new ReplyState.Unknown(Columns.maybeInstant(row, "look_at").isEmpty());
        };
    }

    static KnownReply known(ResultSet row) throws SQLException {
        return new KnownReply(
                state(row),
                Columns.instant(row, "begun_at"),
                Columns.maybeInstant(row, "send_began_at"),
                Columns.maybeInstant(row, "settled_at"));
    }

    static List<String> messageIds(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("message_ids").getArray());
    }
}
