package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.ReplyTextsContract;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlReplyTextsIT extends ReplyTextsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Storage unreachable() {
        return TestDatabase.storageAway();
    }

    @Override
    protected Instant now() {
        return DATABASE.now();
    }
}
