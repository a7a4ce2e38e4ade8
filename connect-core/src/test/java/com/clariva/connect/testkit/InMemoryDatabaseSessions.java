package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.DatabaseSessions;

/** Connections that are not there, and keep their session until one says otherwise. */
public final class InMemoryDatabaseSessions implements DatabaseSessions {
    private final Outage outage;
    private volatile boolean kept = true;

    public InMemoryDatabaseSessions(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** From now on it is as behind a pooler of transactions. */
    public void poolTransactions() {
        kept = false;
    }

    @Override
    public boolean areKept() {
        outage.check("look at the sessions");
        return kept;
    }
}
