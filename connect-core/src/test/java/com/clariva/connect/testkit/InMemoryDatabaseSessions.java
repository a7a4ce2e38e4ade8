package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.core.diagnosis.HeldTransaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that are not there, and keep their session until one says otherwise. */
public final class InMemoryDatabaseSessions implements DatabaseSessions {
    private final Outage outage;
    private final List<HeldTransaction> held = new CopyOnWriteArrayList<>();
    private volatile boolean kept = true;

    public InMemoryDatabaseSessions(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** From now on it is as behind a pooler of transactions. */
    public void poolTransactions() {
        kept = false;
    }

    /** From now on a client holds it open. */
    public void hold(HeldTransaction transaction) {
        held.add(transaction);
    }

    public void end(int pid) {
        held.removeIf(one -> one.pid() == pid);
    }

    @Override
    public boolean areKept() {
        outage.check("look at the sessions");
        return kept;
    }

    @Override
    public List<HeldTransaction> heldTransactions(Duration age) {
        outage.check("look for held transactions");
        return held.stream()
                .filter(one -> one.age().compareTo(age) > 0)
                .sorted(Comparator.comparing(HeldTransaction::age).reversed())
                .limit(10)
                .toList();
    }
}
