package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.linking.AccountChanges;
import com.clariva.connect.testkit.AccountChangesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountChangesIT extends AccountChangesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected AccountChanges noChanges() {
        return DATABASE.storage().changes();
    }

    @Override
    protected AccountChanges unreachable() {
        return TestDatabase.storageAway().changes();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
