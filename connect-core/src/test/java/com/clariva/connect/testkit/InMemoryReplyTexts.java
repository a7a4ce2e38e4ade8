package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.ReplyTexts;
import java.util.Collection;
import java.util.List;

/** The texts of the replies in memory. */
public final class InMemoryReplyTexts implements ReplyTexts {
    private final InMemoryReplies replies;
    private final Outage outage;

    InMemoryReplyTexts(InMemoryReplies replies, Outage outage) {
        this.replies = requireNonNull(replies, "replies is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public int erase(InstagramId account, Collection<String> messageIds) {
        outage.check("erase texts of replies");
        synchronized (replies) {
            List<ReplyInMemory> kept = replies.replies.values().stream()
                    .filter(reply -> reply.reply.account().equals(account) && !reply.isOnItsWay() && reply.keepsText())
                    .filter(reply -> reply.messageIds.stream().anyMatch(messageIds::contains))
                    .toList();
            kept.forEach(reply -> reply.textErased = true);
            return kept.size();
        }
    }
}
