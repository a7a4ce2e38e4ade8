package com.clariva.connect.core.eventlog;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.testkit.EventLogContract;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.InMemoryEventLog;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;

class InMemoryEventLogTest extends EventLogContract {
    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(new ManualClock());
    private final InMemoryEventLog log = new InMemoryEventLog(accounts);

    @Override
    protected EventLog emptyLog() {
        return log;
    }

    @Override
    protected ConnectedAccounts accounts() {
        return accounts;
    }

    @Override
    protected EventLog unreachable() {
        return new InMemoryEventLog(accounts, Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return log.toString();
    }
}
