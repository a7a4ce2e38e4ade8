package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.retention.Kept;
import com.clariva.connect.core.retention.Retention;
import java.time.Duration;

/** Turns in the table {@code upkeep_turn}; forgetting by deleting rows, each portion one statement. */
final class PostgresqlRetention implements Retention {
    private static final String TAKE_TURN = """
            insert into upkeep_turn (work, taken_until)
            values (:work, clock_timestamp() + :millis * interval '1 millisecond')
            on conflict (work) do update set taken_until = excluded.taken_until
            where upkeep_turn.taken_until <= clock_timestamp()
            """;

    // An array is made once; a join might run the limited query again.
    private static final String FORGET_THOSE = """
            delete from %1$s where %2$s = any(array(
              select %2$s from %1$s
              where %3$s < statement_timestamp() - :millis * interval '1 millisecond' and %4$s
              order by %3$s limit :limit for update skip locked))
            """;

    private static final String FORGET = FORGET_THOSE.replace("%4$s", "true");

    private final Database database;

    PostgresqlRetention(Database database) {
        this.database = database;
    }

    @Override
    public boolean takeTurn(String work, Duration turn) {
        return database.ask(
                "take turn",
                handle -> handle.createUpdate(TAKE_TURN)
                                .bind("work", work)
                                .bind("millis", turn.toMillis())
                                .execute()
                        > 0);
    }

    @Override
    public int forget(Kept kept, Duration age, int limit) {
        return database.ask(
                "forget " + kept.label(),
                handle -> handle.createUpdate(forgetting(kept))
                        .bind("millis", age.toMillis())
                        .bind("limit", limit)
                        .execute());
    }

    private static String forgetting(Kept kept) {
        return switch (kept) {
            case DEAD_LETTERS -> FORGET.formatted("dead_letter", "event_id", "set_aside_at");
            case REPLIES -> FORGET_THOSE.formatted("reply", "reply_id", "asked_at", "not keyed");
            case KEYED_REPLIES -> FORGET_THOSE.formatted("reply", "reply_id", "begun_at", "keyed");
            case WAITING_ECHOES -> FORGET.formatted("reply_echo", "message_id", "received_at");
            case CONVERSATIONS -> FORGET.formatted("reply_conversation", "ctid", "heard_at");
            case EVENT_LOG -> FORGET.formatted("event_log", "event_id", "received_at");
            case LINKING_ATTEMPTS -> FORGET.formatted("linking_attempt", "state_digest", "begun_at");
            case PENDING_CHANGES -> FORGET.formatted("linking_change", "doctor_id", "begun_at");
            case INSTANCES -> FORGET.formatted("running_instance", "instance_id", "noted_at");
            case HANDOFFS -> FORGET.formatted("linking_handoff", "code_digest", "begun_at");
        };
    }
}
