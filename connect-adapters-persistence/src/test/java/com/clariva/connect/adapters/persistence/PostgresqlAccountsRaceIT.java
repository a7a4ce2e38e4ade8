package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.ConnectedAccountsRaceContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlAccountsRaceIT extends ConnectedAccountsRaceContract {
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
}
