package com.clariva.connect.core.reply;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.UnsettledRepliesContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryUnsettledRepliesTest extends UnsettledRepliesContract {
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
    protected UnsettledReplies unreachable() {
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        return away.unsettledReplies();
    }
}
