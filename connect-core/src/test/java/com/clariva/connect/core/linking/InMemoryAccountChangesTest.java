package com.clariva.connect.core.linking;

import com.clariva.connect.testkit.AccountChangesContract;
import com.clariva.connect.testkit.InMemoryLinkingAttempts;
import com.clariva.connect.testkit.Outage;

class InMemoryAccountChangesTest extends AccountChangesContract {
    private final InMemoryLinkingAttempts attempts = new InMemoryLinkingAttempts();

    @Override
    protected AccountChanges noChanges() {
        return attempts;
    }

    @Override
    protected AccountChanges unreachable() {
        return new InMemoryLinkingAttempts(Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return attempts.toString();
    }
}
