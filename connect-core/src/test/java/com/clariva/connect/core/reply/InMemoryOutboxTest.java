package com.clariva.connect.core.reply;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.OutboxContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryOutboxTest extends OutboxContract {
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
    protected Outbox unreachable() {
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        return away.outbox();
    }
}
