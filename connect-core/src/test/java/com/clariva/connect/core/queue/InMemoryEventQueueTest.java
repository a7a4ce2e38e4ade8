package com.clariva.connect.core.queue;

import com.clariva.connect.testkit.EventQueueContract;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;

class InMemoryEventQueueTest extends EventQueueContract {
    private final ManualClock clock = new ManualClock();
    private InMemoryEventQueue latest = new InMemoryEventQueue(clock);

    @Override
    public EventQueue emptyQueue(Duration dedupeWindow, long bound) {
        latest = InMemoryEventQueue.limited(clock, new Outage(), dedupeWindow, bound);
        return latest;
    }

    @Override
    public EventQueue anotherInstance() {
        return latest.anotherInstance();
    }

    @Override
    public EventQueue instanceWithoutKey() {
        return latest.instanceWithoutKey();
    }

    @Override
    public boolean storeHolds(byte[] bytes) {
        return latest.holds(bytes);
    }

    @Override
    public void letPass(Duration duration) {
        clock.advance(duration);
    }
}
