package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.keys.SealingKeys;
import com.clariva.connect.testkit.SealingKeysContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlSealingKeysIT extends SealingKeysContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected SealingKeys noKeys() {
        return DATABASE.storage().sealingKeys();
    }

    @Override
    protected SealingKeys unreachable() {
        return TestDatabase.storageAway().sealingKeys();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update sealing_key set noted_at = noted_at - :millis * interval '1 millisecond'")
                        .bind("millis", duration.toMillis())
                        .execute());
    }
}
