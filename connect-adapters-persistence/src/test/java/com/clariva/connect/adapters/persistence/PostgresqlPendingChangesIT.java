package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.linking.PendingChanges;
import com.clariva.connect.testkit.PendingChangesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlPendingChangesIT extends PendingChangesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected PendingChanges noChanges() {
        return DATABASE.storage().pendingChanges();
    }

    @Override
    protected PendingChanges unreachable() {
        return TestDatabase.storageAway().pendingChanges();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
