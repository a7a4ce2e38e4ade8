package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.health.AccountChecks;
import com.clariva.connect.testkit.AccountChecksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlChecksIT extends AccountChecksContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected AccountChecks unreachable() {
        return TestDatabase.storageAway().accountChecks();
    }
}
