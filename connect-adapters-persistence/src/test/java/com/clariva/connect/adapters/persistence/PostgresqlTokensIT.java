package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.AccessTokensContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlTokensIT extends AccessTokensContract {
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
    protected AccessTokens unreachable() {
        return TestDatabase.storageAway().tokens();
    }

    @Test
    void tokenOfAnotherAccountDoesNotOpen() {
        ConnectedAccounts accounts = emptyAccounts();
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));

        execute(
                "update doctor_instagram set instagram_access_token ="
                        + " (select instagram_access_token from doctor_instagram where instagram_page_id = ?)",
                ADAS_PRACTICE.value());

        assertThat(tokens().current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of("token-1"));
        assertThatThrownBy(() -> tokens().current(BORIS_PRACTICE)).isInstanceOf(ConnectException.SealBroken.class);
    }

    private static void execute(String sql, Object argument) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(sql, argument));
    }

    @Override
    protected void breakToken(InstagramId account) {
        byte[] another = DATABASE.storage().sealing().seal(Purpose.TOKEN, "another row", new byte[1]);
        execute("update doctor_instagram set instagram_access_token = ?", another);
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
