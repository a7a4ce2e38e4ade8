package com.clariva.connect.core.queue;

import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.OverflowGateContract;
import java.time.Duration;

class InMemoryOverflowTest extends OverflowGateContract<InMemoryOverflow> {
    private InMemoryOverflow latest = fresh();

    @Override
    protected InMemoryOverflow emptyOverflow() {
        latest = fresh();
        return latest;
    }

    @Override
    protected InMemoryOverflow anotherInstance() {
        return latest;
    }

    private static InMemoryOverflow fresh() {
        return new InMemoryOverflow(new ManualClock(), new Outage(), Duration.ofMillis(200));
    }
}
