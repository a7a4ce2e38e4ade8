package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.linking.LinkingAttempts;
import com.clariva.connect.testkit.LinkingAttemptsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlLinkingAttemptsIT extends LinkingAttemptsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected LinkingAttempts noAttempts() {
        return DATABASE.storage().attempts();
    }

    @Override
    protected LinkingAttempts unreachable() {
        return TestDatabase.storageAway().attempts();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
