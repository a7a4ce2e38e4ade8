package com.clariva.connect.core.reply;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.ReplyTextsContract;
import java.time.Instant;

class InMemoryReplyTextsTest extends ReplyTextsContract {
    private final ManualClock clock = new ManualClock();

    @Override
    protected Storage emptyStore() {
        return new InMemoryStorage(clock);
    }

    @Override
    protected Storage unreachable() {
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        return away;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }
}
