package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.testkit.DatabaseSessionsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlSessionsIT extends DatabaseSessionsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected DatabaseSessions direct() {
        return DATABASE.storage().sessions();
    }

    @Override
    protected DatabaseSessions unreachable() {
        return TestDatabase.storageAway().sessions();
    }
}
