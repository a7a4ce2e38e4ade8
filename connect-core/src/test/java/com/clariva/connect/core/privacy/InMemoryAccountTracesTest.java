package com.clariva.connect.core.privacy;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.AccountTracesContract;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.time.Instant;

class InMemoryAccountTracesTest extends AccountTracesContract {
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
    protected AccountTraces unreachable() {
        InMemoryStorage storage = new InMemoryStorage(clock);
        storage.outage().begin();
        return storage.traces();
    }
}
