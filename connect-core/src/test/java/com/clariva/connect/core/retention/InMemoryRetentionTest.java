package com.clariva.connect.core.retention;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.RetentionContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryRetentionTest extends RetentionContract {
    private final ManualClock clock = new ManualClock();

    @Override
    protected Storage emptyStore() {
        return new InMemoryStorage(clock);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void letPass(Duration duration) {
        clock.advance(duration);
    }

    @Override
    protected Retention unreachable() {
        InMemoryStorage storage = new InMemoryStorage(clock);
        storage.outage().begin();
        return storage.retention();
    }
}
