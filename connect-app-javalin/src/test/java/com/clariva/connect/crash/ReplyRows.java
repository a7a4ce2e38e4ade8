package com.clariva.connect.crash;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The replies in the database, and what of the queue is left. */
final class ReplyRows {
    private final Jdbi jdbi;

    ReplyRows(DataSource database) {
        this.jdbi = Jdbi.create(database);
    }

    int count(String condition) {
        return number("select count(*) from reply where " + condition);
    }

    int events() {
        return number("select count(*) from queue_event");
    }

    List<StoredReply> all() {
        String sql = """
                select reply_id, account || '/' || person as conversation, parts, message_ids,
                  case when look_at is null then state else 'unknown, not finally' end as state
                from reply
                """;
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .map((row, context) -> new StoredReply(
                        row.getString("reply_id"),
                        row.getString("conversation"),
                        row.getString("state"),
                        row.getInt("parts"),
                        List.of((String[]) row.getArray("message_ids").getArray())))
                .list());
    }

    private int number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
