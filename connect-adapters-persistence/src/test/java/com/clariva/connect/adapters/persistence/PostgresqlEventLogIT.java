package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.testkit.EventLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlEventLogIT extends EventLogContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected EventLog emptyLog() {
        return DATABASE.storage().eventLog();
    }

    @Override
    protected ConnectedAccounts accounts() {
        return DATABASE.storage().accounts();
    }

    @Override
    protected EventLog unreachable() {
        return TestDatabase.storageAway().eventLog();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
