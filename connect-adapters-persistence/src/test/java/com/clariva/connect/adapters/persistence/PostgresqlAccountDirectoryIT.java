package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.testkit.AccountDirectoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountDirectoryIT extends AccountDirectoryContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected AccountDirectory unreachable() {
        return TestDatabase.storageAway().directory();
    }
}
