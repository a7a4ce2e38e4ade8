package com.clariva.connect.core.reply;

import com.clariva.connect.testkit.InMemoryReplies;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.RepliesContract;

class InMemoryRepliesTest extends RepliesContract {
    private final InMemoryReplies replies = new InMemoryReplies();

    @Override
    protected Replies noReplies() {
        return replies;
    }

    @Override
    protected Replies unreachable() {
        return new InMemoryReplies(new ManualClock(), Outage.lasting());
    }

    @Override
    protected String everythingStored() {
        return replies.toString();
    }
}
