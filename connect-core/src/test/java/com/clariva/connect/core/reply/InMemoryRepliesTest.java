package com.clariva.connect.core.reply;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.RepliesContract;
import java.time.Duration;
import java.time.Instant;

class InMemoryRepliesTest extends RepliesContract {
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
    protected Replies unreachable() {
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        return away.replies();
    }

    @Override
    protected String everythingStored() {
        return storage.replies().toString();
    }
}
