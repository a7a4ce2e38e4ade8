package com.clariva.connect.core.token;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.AccessTokensContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryAccessTokensTest extends AccessTokensContract {
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
    protected AccessTokens unreachable() {
        return new InMemoryConnectedAccounts(new ManualClock(), Outage.lasting());
    }

    @Override
    protected void breakToken(InstagramId account) {
        accounts.breakToken(account);
    }

    @Override
    protected String everythingStored() {
        return accounts.toString();
    }
}
