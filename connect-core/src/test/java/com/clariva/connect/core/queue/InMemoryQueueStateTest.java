package com.clariva.connect.core.queue;

import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.QueueStateContract;
import java.time.Instant;

class InMemoryQueueStateTest extends QueueStateContract {
    private final ManualClock clock = new ManualClock();

    @Override
    protected EventQueue emptyQueue() {
        return new InMemoryEventQueue(clock);
    }

    @Override
    protected QueueState stateOf(EventQueue queue) {
        return (InMemoryEventQueue) queue;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }
}
