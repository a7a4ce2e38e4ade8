package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.linking.PendingChange;
import com.clariva.connect.core.linking.PendingChanges;
import com.clariva.connect.core.privacy.AccountTraces;
import com.clariva.connect.testkit.AccountTracesContract;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountTracesIT extends AccountTracesContract {
    /** What knows an account and is not erased here: the queue's are erased through the queue. */
    private static final Set<String> KEPT_ELSEWHERE =
            Set.of("queue_conversation.account", "deleted_account.account", "deletion_request.accounts");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Instant now() {
        return DATABASE.now();
    }

    @Override
    protected AccountTraces unreachable() {
        return TestDatabase.storageAway().traces();
    }

    /** A table that is added later and knows accounts has to be erased as well. */
    @Test
    void everyTableThatKnowsAccountsIsErased() {
        List<String> columns = DATABASE.jdbi().withHandle(PostgresqlAccountTracesIT::columnsThatKnowAccounts);

        assertThat(columns)
                .filteredOn(column -> !KEPT_ELSEWHERE.contains(column))
                .containsExactlyInAnyOrder(
                        "dead_letter.account",
                        "reply.account",
                        "reply_echo.account",
                        "reply_conversation.account",
                        "event_log.account",
                        "linking_change.instagram_page_id",
                        "doctor_instagram.instagram_page_id");
    }

    @Test
    void rowsThatAreErasedAreNowhere() {
        nothingIsLeftOfAnErasedAccountHere();

        assertThat(DATABASE.everythingStored()).doesNotContain(ADAS_PRACTICE.value(), PATIENT.value());
    }

    private void nothingIsLeftOfAnErasedAccountHere() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                        insert into dead_letter
                          (event_id, account, person, kind, body, reason, error, attempts, received_at, set_aside_at)
                        values ('one', ?, ?, 'message', '\\x00', 'handler_failed', 'error', 1, now(), now())
                        """, ADAS_PRACTICE.value(), PATIENT.value()));
        PendingChanges changes = DATABASE.storage().pendingChanges();
        changes.keep(new PendingChange("key", connecting(DR_ADA, ADAS_PRACTICE, "token-1"), BORIS_PRACTICE, now()));
        changes.keep(new PendingChange("key", connecting(DR_BORIS, BORIS_PRACTICE, "token-2"), ADAS_PRACTICE, now()));
        DATABASE.storage().traces().erase(ADAS_PRACTICE, now().plusSeconds(1), 10);
    }

    private static List<String> columnsThatKnowAccounts(Handle handle) {
        return handle.createQuery("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = current_schema()"
                        + " and (column_name like '%account' or column_name like '%accounts'"
                        + " or column_name like '%page_id')")
                .mapTo(String.class)
                .list();
    }
}
