package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code dead_letter} as core's values. */
final class LetterRow {
    /** All columns but the person and the body. */
    static final String LISTED =
            "event_id, account, kind, reason, error, attempts, received_at, verified_by, set_aside_at, replays,"
                    + " replay_underway_since";

    /** All columns of one that is read or replayed. */
    static final String WHOLE = LISTED + ", person, body, trace";

    private LetterRow() {}

    static ListedLetter listed(ResultSet row) throws SQLException {
        return new ListedLetter(
                Columns.outline(row),
                new ListedLetter.Cause(
                        row.getString("reason"),
                        row.getString("error"),
                        row.getInt("attempts"),
                        Columns.instant(row, "set_aside_at")),
                new ListedLetter.Replays(row.getInt("replays"), Columns.maybeInstant(row, "replay_underway_since")));
    }

    static Replay replay(ResultSet row, Sealing sealing) throws SQLException {
        DeadLetter letter = new DeadLetter(
                event(row, sealing),
                // A newer version may have a reason that this one has no word for.
                DeadLetterReason.of(row.getString("reason")).orElse(DeadLetterReason.HANDLER_FAILED),
                row.getString("error"),
                row.getInt("attempts"),
                Columns.instant(row, "set_aside_at"));
        return new Replay(letter, row.getInt("replays"));
    }

    static QueuedEvent event(ResultSet row, Sealing sealing) throws SQLException {
        EventId id = new EventId(row.getString("event_id"));
        return new QueuedEvent(
                        id,
                        new ConversationKey(new InstagramId(row.getString("account")), Columns.maybeId(row, "person")),
                        Columns.kind(row, "kind"),
                        Columns.instant(row, "received_at"),
                        sealing.open(Purpose.EVENT, id.value(), row.getBytes("body")))
                .signedWith(Columns.maybeText(row, "verified_by"))
                .tracedBy(Columns.maybeTrace(row, "trace"));
    }
}
