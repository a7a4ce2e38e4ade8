package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.retention.Retention;
import com.clariva.connect.testkit.RetentionContract;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlRetentionIT extends RetentionContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Instant now() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select clock_timestamp()")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .toInstant();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.createQuery("select pg_sleep(:seconds)")
                        .bind("seconds", duration.toMillis() / 1000.0)
                        .mapToMap()
                        .list());
    }

    @Override
    protected Retention unreachable() {
        return TestDatabase.storageAway().retention();
    }
}
