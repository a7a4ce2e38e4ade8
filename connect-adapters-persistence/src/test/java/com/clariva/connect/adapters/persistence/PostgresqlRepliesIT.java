package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.testkit.RepliesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlRepliesIT extends RepliesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Replies noReplies() {
        return DATABASE.storage().replies();
    }

    @Override
    protected Replies unreachable() {
        return TestDatabase.storageAway().replies();
    }

    @Override
    protected String everythingStored() {
        return DATABASE.everythingStored();
    }
}
