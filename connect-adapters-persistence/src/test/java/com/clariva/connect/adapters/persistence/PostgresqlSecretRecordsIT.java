package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.testkit.SecretRecordsContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlSecretRecordsIT extends SecretRecordsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void nothingStoredShowsTheSecret() {
        emptyRecords().matched(new NamedSecret("APP_SECRET", Secret.of("canary-of-a-secret")), 1, Instant.EPOCH);

        assertThat(DATABASE.everythingStored()).contains("APP_SECRET").doesNotContain("canary-of-a-secret");
    }

    @Override
    protected SecretRecords emptyRecords() {
        return DATABASE.storage().secretRecords();
    }

    @Override
    protected SecretRecords unreachable() {
        return TestDatabase.storageAway().secretRecords();
    }
}
