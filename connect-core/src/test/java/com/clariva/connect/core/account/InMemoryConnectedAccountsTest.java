package com.clariva.connect.core.account;

import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.testkit.ConnectedAccountsContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryConnectedAccountsTest extends ConnectedAccountsContract {
    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(new ManualClock());

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return accounts;
    }

    @Override
    protected AccessTokens tokens() {
        return accounts;
    }

    @Override
    protected ConnectedAccounts unreachable() {
        return new InMemoryConnectedAccounts(new ManualClock(), Outage.lasting());
    }
}
