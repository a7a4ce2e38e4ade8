package com.clariva.connect.core.token;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.RefreshableTokensContract;
import java.time.Duration;

class InMemoryRefreshableTokensTest extends RefreshableTokensContract {
    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);

    @Override
    protected Storage emptyStore() {
        return storage;
    }

    @Override
    protected void letPass(Duration duration) {
        clock.advance(duration);
    }

    @Override
    protected RefreshableTokens unreachable() {
        return new InMemoryConnectedAccounts(clock, Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return storage.accounts().toString();
    }
}
