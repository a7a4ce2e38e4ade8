package com.clariva.connect.core.instance;

import com.clariva.connect.testkit.InMemoryInstances;
import com.clariva.connect.testkit.InstancesContract;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.time.Instant;

class InMemoryInstancesTest extends InstancesContract {
    private final ManualClock clock = new ManualClock();

    @Override
    protected Instances noInstances() {
        return new InMemoryInstances(clock, new Outage());
    }

    @Override
    protected Instances unreachable() {
        return new InMemoryInstances(clock, Outage.lasting());
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void letPass(Duration duration) {
        clock.advance(duration);
    }
}
