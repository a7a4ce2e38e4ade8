package com.clariva.connect.core.account;

import com.clariva.connect.testkit.AccountChangesContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;

class InMemoryAccountChangesTest extends AccountChangesContract {
    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(new ManualClock());

    @Override
    protected ConnectedAccounts emptyAccounts() {
        return accounts;
    }

    @Override
    protected AccountChanges changes() {
        return accounts.changes();
    }

    @Override
    protected void missNews() {
        accounts.missNews();
    }
}
