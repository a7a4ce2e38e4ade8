package com.clariva.connect.core.keys;

import com.clariva.connect.testkit.InMemorySealingKeys;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.SealingKeysContract;
import java.time.Duration;

class InMemorySealingKeysTest extends SealingKeysContract {
    private final ManualClock clock = new ManualClock();

    @Override
    protected SealingKeys noKeys() {
        return new InMemorySealingKeys(clock, new Outage());
    }

    @Override
    protected SealingKeys unreachable() {
        return new InMemorySealingKeys(clock, Outage.lasting());
    }

    @Override
    protected void letPass(Duration duration) {
        clock.advance(duration);
    }
}
