package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the planner makes of the queue's statements when it was told that there is next to nothing in the table, as an
 * autovacuum in a quiet moment tells it, and thousands have come and gone since.
 */
class QueuePlansIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeEach
    void tellThatThereIsNextToNothing() {
        DATABASE.storage();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("delete from queue_conversation");
            handle.execute("insert into queue_conversation (conversation, account, turn) values ('a/b', 'a', 1)");
            handle.execute("vacuum analyze queue_conversation");
        });
    }

    @Test
    void lastTurnOfAnAccountIsFoundByTheAccount() {
        String plan =
                plan(EnqueueEvents.LOCK.replace(":conversations", texts(60)).replace(":accounts", texts(60)));

        assertThat(plan)
                .containsPattern("Index Cond: [(]+account = fresh.account")
                .doesNotContain("Filter: (account");
    }

    @Test
    void conversationsThatWereTakenAreFoundByTheirKey() {
        String plan = plan(ClaimEvents.TAKE.replace(":limit", "100").replace(":lease", "1000"));

        assertThat(plan)
                .contains("Index Scan using queue_conversation_turn", "Index Cond: (conversation = ANY")
                .doesNotContain("Join Filter", "Bitmap");
    }

    private static String texts(int count) {
        List<String> texts =
                IntStream.range(0, count).mapToObj(n -> "'a/" + n + "'").toList();
        return "array[" + String.join(",", texts) + "]";
    }

    private static String plan(String statement) {
        return DATABASE.jdbi().inTransaction(handle -> {
            handle.execute(QueueTransactions.BY_INDEX);
            // The cast of PostgreSQL is no parameter of a statement.
            return String.join(
                    "\n",
                    handle.createQuery("explain " + statement.replace("::", "\\:\\:"))
                            .mapTo(String.class)
                            .list());
        });
    }
}
