package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.Storage;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.testkit.ConversationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlConversationsIT extends ConversationsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Storage emptyStore() {
        return DATABASE.storage();
    }

    @Override
    protected Conversations unreachable() {
        return TestDatabase.storageAway().conversations();
    }
}
