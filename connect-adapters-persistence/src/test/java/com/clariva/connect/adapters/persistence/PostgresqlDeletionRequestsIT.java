package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.privacy.DeletionRequests;
import com.clariva.connect.testkit.DeletionRequestsContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlDeletionRequestsIT extends DeletionRequestsContract {
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
    protected DeletionRequests unreachable() {
        return TestDatabase.storageAway().deletionRequests();
    }

    @Override
    protected boolean requestsHold(String text) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select row_to_json(r)::text from deletion_request r")
                        .mapTo(String.class)
                        .list())
                .toString()
                .contains(text);
    }
}
