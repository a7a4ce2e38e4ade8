package com.clariva.connect.testkit;

import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;

/** What the fakes keep of conversations and replies, where it is forgotten together. */
record TalkInMemory(
        InMemoryReplies replies, InMemoryUnsettledReplies unsettledReplies, InMemoryConversations conversations) {

    int erase(InstagramId account, Instant before, int limit) {
        return replies.erase(account, before, limit)
                + unsettledReplies.erase(account, before, limit)
                + conversations.erase(account, before, limit);
    }
}
