package com.clariva.connect.core.privacy;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.DeletionRequestsContract;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryDeletionRequestsTest extends DeletionRequestsContract {
    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);

    @Override
    protected Storage emptyStore() {
        return storage;
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
    protected DeletionRequests unreachable() {
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        return away.deletionRequests();
    }

    @Override
    protected boolean requestsHold(String text) {
        return storage.deletionRequests().toString().contains(text);
    }
}
