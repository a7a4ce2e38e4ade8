package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.Stretch;
import com.clariva.connect.testkit.PlaintextTokensContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlPlaintextTokensIT extends PlaintextTokensContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStorage() {
        return DATABASE.storage();
    }

    @Override
    protected Storage unreachable() {
        return TestDatabase.storageAway();
    }

    @Override
    protected void leavePlaintext(InstagramId account, String plaintext) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "update doctor_instagram set instagram_access_token = convert_to(?, 'UTF8')"
                                + " where instagram_page_id = ?",
                        plaintext,
                        account.value()));
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }

    /** A rotation of keys asks nobody whose a token is. */
    @Test
    void rotationOfKeysSealsNoPlaintext() {
        leavePlaintext(ADAS_PRACTICE, "IGAAplanted");

        Stretch walked = DATABASE.storage().sealedStores().stream()
                .filter(store -> store.holds().equals(SealedColumn.TOKENS.holds()))
                .findFirst()
                .orElseThrow()
                .reseal(Optional.empty(), 10);

        assertThat(walked.resealed()).isZero();
        assertThat(walked.unopened()).isEqualTo(1);
        assertThat(walked.unsealed()).isEqualTo(1);
        assertThat(DATABASE.storage().plaintextTokens().find(ADAS_PRACTICE)).isPresent();
    }
}
