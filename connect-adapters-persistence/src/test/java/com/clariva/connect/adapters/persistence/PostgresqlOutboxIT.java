package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.testkit.OutboxContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlOutboxIT extends OutboxContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Instant now() {
        return DATABASE.now();
    }

    @Override
    protected void letPass(Duration duration) {
        DATABASE.letPass(duration);
    }

    @Override
    protected Outbox unreachable() {
        return TestDatabase.storageAway().outbox();
    }
}
