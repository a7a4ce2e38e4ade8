package com.clariva.connect.core.linking;

import com.clariva.connect.testkit.InMemoryLinkingAttempts;
import com.clariva.connect.testkit.LinkingAttemptsContract;
import com.clariva.connect.testkit.Outage;

class InMemoryLinkingAttemptsTest extends LinkingAttemptsContract {
    private final InMemoryLinkingAttempts attempts = new InMemoryLinkingAttempts();

    @Override
    protected LinkingAttempts noAttempts() {
        return attempts;
    }

    @Override
    protected LinkingAttempts unreachable() {
        return new InMemoryLinkingAttempts(Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return attempts.toString();
    }
}
