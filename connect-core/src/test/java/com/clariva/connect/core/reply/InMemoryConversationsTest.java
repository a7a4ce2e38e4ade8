package com.clariva.connect.core.reply;

import com.clariva.connect.core.Storage;
import com.clariva.connect.testkit.ConversationsContract;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;

class InMemoryConversationsTest extends ConversationsContract {
    @Override
    protected Storage emptyStore() {
        return new InMemoryStorage(new ManualClock());
    }

    @Override
    protected Conversations unreachable() {
        InMemoryStorage away = new InMemoryStorage(new ManualClock());
        away.outage().begin();
        return away.conversations();
    }
}
