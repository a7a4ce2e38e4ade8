package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.ConnectedAccountsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountsIT extends ConnectedAccountsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return DATABASE.storage().accounts();
    }

    @Override
    protected AccessTokens tokens() {
        return DATABASE.storage().tokens();
    }

    @Override
    protected ConnectedAccounts unreachable() {
        return TestDatabase.storageAway().accounts();
    }

    @Test
    void disconnectedRowKeepsItsIdsAndNoToken() {
        emptyAccounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        emptyAccounts().disconnect(DR_ADA);

        assertThat(rows("select doctor_id::text from doctor_instagram where status = 'disconnected'"
                        + " and instagram_page_id = '17841400000000001' and instagram_app_scoped_id is not null"
                        + " and instagram_exchange_id is not null and disconnected_at is not null"
                        + " and instagram_access_token is null and token_expires_at is null"))
                .isEqualTo(1);
    }

    @Test
    void databaseItselfRefusesASecondAccountOrASecondDoctor() {
        emptyAccounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        emptyAccounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));
        String toAda = "update doctor_instagram set doctor_id = '" + DR_ADA + "'";
        String toAdas = "update doctor_instagram set instagram_page_id = '" + ADAS_PRACTICE + "'";

        assertThatThrownBy(() -> execute(toAda)).hasMessageContaining("one_account_per_doctor");
        assertThatThrownBy(() -> execute(toAdas)).hasMessageContaining("one_doctor_per_account");
    }

    @Test
    void tokenCopiedToAnotherRowDoesNotOpen() {
        emptyAccounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        emptyAccounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));

        execute("update doctor_instagram set instagram_access_token = (select instagram_access_token"
                + " from doctor_instagram where instagram_page_id = '" + ADAS_PRACTICE + "')");

        assertThat(tokens().current(ADAS_PRACTICE)).isPresent();
        assertThatThrownBy(() -> tokens().current(BORIS_PRACTICE)).hasMessage("open: the seal is broken");
    }

    @Test
    void accountTypeOfANewerVersionCountsAsNone() {
        ConnectedAccounts accounts = emptyAccounts();
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        execute("update doctor_instagram set account_type = 'of_the_future'");

        assertThat(accounts.findByAccount(ADAS_PRACTICE))
                .hasValueSatisfying(
                        account -> assertThat(account.profile().accountType()).isEmpty());
    }

    private static int rows(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list())
                .size();
    }

    private static void execute(String sql) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
