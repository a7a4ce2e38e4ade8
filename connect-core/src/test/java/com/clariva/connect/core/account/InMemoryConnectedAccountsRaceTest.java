package com.clariva.connect.core.account;

import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.ConnectedAccountsRaceContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;

class InMemoryConnectedAccountsRaceTest extends ConnectedAccountsRaceContract {
    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(new ManualClock());

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return accounts;
    }

    @Override
    protected AccessTokens tokens() {
        return accounts;
    }
}
