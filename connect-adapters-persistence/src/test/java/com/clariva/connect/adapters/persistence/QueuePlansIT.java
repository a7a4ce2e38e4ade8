package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        String plan = plan(EnqueueEvents.LOCK);

        assertThat(plan)
                .containsPattern("Index Cond: [(]+account = fresh.account")
                .doesNotContain("Filter: (account");
    }

    @Test
    void nextTurnsAreTakenAlongTheirIndex() {
        String plan = plan(ClaimEvents.TAKE);

        assertThat(plan).contains("Index Scan using queue_conversation_turn").doesNotContain("Bitmap");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void eachConversationIsFoundByItsKey(String name, String statement) {
        String plan = plan(statement);

        assertThat(plan)
                .as(name)
                .containsPattern("Index Scan using queue_conversation_pkey on queue_conversation c")
                .doesNotContainPattern(
                        "Scan using \\w+ on queue_conversation c .*\n(?!\\s*Index Cond: [(]+conversation = )");
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("take", ClaimEvents.TAKE),
                arguments("wake", ClaimEvents.WAKE),
                arguments("renew", ClaimEvents.RENEW),
                arguments("hold", QueueRows.HELD),
                arguments("go on", SettleClaims.GO_ON),
                arguments("unpark", ParkedEvents.UNPARK));
    }

    private static String plan(String statement) {
        return DATABASE.jdbi().inTransaction(handle -> {
            handle.execute(QueueTransactions.BY_INDEX);
            // The cast of PostgreSQL is no parameter of a statement.
            return String.join(
                    "\n",
                    handle.createQuery("explain " + filled(statement).replace("::", "\\:\\:"))
                            .mapTo(String.class)
                            .list());
        });
    }

    private static String filled(String statement) {
        return statement
                .replace(":conversations", "array['a/1', 'a/2']")
                .replace(":accounts", "array['a', 'a']")
                .replace(":account", "'a'")
                .replace(":tokens", "array[gen_random_uuid(), gen_random_uuid()]")
                .replace(":ids", "array[gen_random_uuid(), gen_random_uuid()]")
                .replace(":failed", "array[false, false]")
                .replace(":parked", "array[false, true]")
                .replace(":delays", "array[0, 1000]")
                .replace(":limit", "100")
                .replace(":lease", "1000");
    }
}
