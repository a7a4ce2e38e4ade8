package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.testkit.DeadLettersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlDeadLettersIT extends DeadLettersContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected DeadLetters noLetters() {
        return DATABASE.storage().deadLetters();
    }

    @Override
    protected DeadLetters unreachable() {
        return TestDatabase.storageAway().deadLetters();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }

    @Override
    protected DeadLetters sameStore() {
        return DATABASE.storage().deadLetters();
    }
}
