package com.clariva.connect.core.linking;

import com.clariva.connect.testkit.InMemoryLinkingAttempts;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.PendingChangesContract;

class InMemoryPendingChangesTest extends PendingChangesContract {
    private final InMemoryLinkingAttempts attempts = new InMemoryLinkingAttempts();

    @Override
    protected PendingChanges noChanges() {
        return attempts;
    }

    @Override
    protected PendingChanges unreachable() {
        return new InMemoryLinkingAttempts(Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return attempts.toString();
    }
}
