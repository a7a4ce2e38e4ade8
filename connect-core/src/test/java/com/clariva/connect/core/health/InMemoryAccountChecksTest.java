package com.clariva.connect.core.health;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.AccountChecksContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryAccountChecksTest extends AccountChecksContract {
    @Override
    protected Storage emptyStore() {
        return new InMemoryStorage(new ManualClock());
    }

    @Override
    protected AccountChecks unreachable() {
        return new InMemoryConnectedAccounts(new ManualClock(), Outage.lasting());
    }
}
