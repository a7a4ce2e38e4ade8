package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.AccountChanges;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A trigger on the accounts' table tells everybody, whoever changes it. */
final class PostgresqlAccountChanges implements AccountChanges {
    private static final String CHANNEL = "connect_accounts";

    private final AtomicLong seen = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Listening listening;

    PostgresqlAccountChanges(QueueTransactions transactions) {
        this.listening = new Listening(transactions, CHANNEL, new Counting(seen));
    }

    @Override
    public long seen() {
        if (!started.getAndSet(true)) {
            listening.start();
        }
        return seen.get();
    }

    @Override
    public boolean isHearing() {
        return listening.isHearing();
    }

    @Override
    public void close() {
        listening.close();
    }

    private record Counting(AtomicLong seen) implements Listening.News {
        @Override
        public void heard(String payload) {
            seen.incrementAndGet();
        }

        @Override
        public void broken() {
            // While the database is away nobody changes anything in it.
        }

        @Override
        public void missed() {
            seen.incrementAndGet();
        }
    }
}
