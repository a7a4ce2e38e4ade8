package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.AccessTokensContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlTokensIT extends AccessTokensContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return DATABASE.storage().accounts();
    }

    @Override
    protected AccessTokens tokens() {
        return DATABASE.storage().tokens();
    }

    @Override
    protected AccessTokens unreachable() {
        return TestDatabase.storageAway().tokens();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
