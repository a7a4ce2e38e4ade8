package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.token.RefreshableTokens;
import com.clariva.connect.testkit.RefreshableTokensContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlRefreshesIT extends RefreshableTokensContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.createQuery("select pg_sleep(:seconds)")
                        .bind("seconds", duration.toMillis() / 1000.0)
                        .mapToMap()
                        .list());
    }

    @Override
    protected RefreshableTokens unreachable() {
        return TestDatabase.storageAway().refreshableTokens();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
