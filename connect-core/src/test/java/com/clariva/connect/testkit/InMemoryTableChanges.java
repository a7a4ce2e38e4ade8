package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.TableChanges;
import java.util.List;

/** Tables that are not there, and are as far as one says. */
public final class InMemoryTableChanges implements TableChanges {
    private final Outage outage;
    private volatile List<String> lacking = List.of();

    public InMemoryTableChanges(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** From now on these are not made yet. */
    public void lack(String... names) {
        lacking = List.of(names);
    }

    @Override
    public List<String> pending() {
        outage.check("look at the tables");
        return lacking;
    }
}
