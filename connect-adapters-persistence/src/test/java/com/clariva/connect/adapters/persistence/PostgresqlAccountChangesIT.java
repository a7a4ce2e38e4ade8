package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.testkit.AccountChangesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountChangesIT extends AccountChangesContract {
    private static final String CUT_LISTENERS = "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and query like 'listen connect_proof_%' and pid <> pg_backend_pid()";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return DATABASE.storage().accounts();
    }

    @Override
    protected AccountChanges changes() {
        return DATABASE.storage().changes();
    }

    @Override
    protected void missNews() {
        DATABASE.jdbi()
                .useHandle(handle ->
                        handle.createQuery(CUT_LISTENERS).mapTo(Long.class).one());
    }
}
