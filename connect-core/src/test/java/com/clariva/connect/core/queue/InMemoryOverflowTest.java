package com.clariva.connect.core.queue;

import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.OverflowGateContract;

class InMemoryOverflowTest extends OverflowGateContract<InMemoryOverflow> {
    private InMemoryOverflow latest = new InMemoryOverflow(new ManualClock(), new Outage());

    @Override
    protected InMemoryOverflow emptyOverflow() {
        latest = new InMemoryOverflow(new ManualClock(), new Outage());
        return latest;
    }

    @Override
    protected InMemoryOverflow anotherInstance() {
        return latest;
    }
}
