package com.clariva.connect.testkit;

import com.clariva.connect.core.account.AccountChanges;
import java.util.concurrent.atomic.AtomicLong;

/** How often accounts have changed, in memory. */
final class NewsInMemory implements AccountChanges {
    private final AtomicLong changes = new AtomicLong(1);

    void come() {
        changes.incrementAndGet();
    }

    @Override
    public long seen() {
        return changes.get();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
