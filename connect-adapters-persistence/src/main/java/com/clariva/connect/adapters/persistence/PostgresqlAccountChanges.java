package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.AccountChanges;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A trigger on the accounts' table tells everybody, whoever changes it. */
final class PostgresqlAccountChanges implements AccountChanges {
    private final AtomicLong seen = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Subscription subscription;

    PostgresqlAccountChanges(DataSource dataSource) {
        this.subscription = new Subscription(dataSource, Listening.Channel.ACCOUNTS, new Counting(seen));
    }

    @Override
    public long seen() {
        if (!started.getAndSet(true)) {
            subscription.start();
        }
        return seen.get();
    }

    @Override
    public boolean isHearing() {
        return subscription.isHearing();
    }

    @Override
    public void close() {
        subscription.close();
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
