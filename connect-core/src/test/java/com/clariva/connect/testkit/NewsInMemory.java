package com.clariva.connect.testkit;

import com.clariva.connect.core.account.AccountChanges;
import java.util.concurrent.atomic.AtomicLong;

/** How often accounts have changed, in memory. */
public final class NewsInMemory implements AccountChanges {
    private final AtomicLong changes = new AtomicLong(1);
    private volatile boolean hearing = true;

    void come() {
        if (hearing) {
            changes.incrementAndGet();
        }
    }

    /** What comes from now on is not heard, which is known. */
    public void falter() {
        hearing = false;
    }

    @Override
    public long seen() {
        return changes.get();
    }

    @Override
    public boolean isHearing() {
        return hearing;
    }

    @Override
    public void close() {
        hearing = false;
    }
}
