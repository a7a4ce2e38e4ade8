package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Reply;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations in memory, beside the replies that were made in them. */
public final class InMemoryConversations implements Conversations {
    private final Map<ConversationKey, Last> conversations = new HashMap<>();
    private final InMemoryReplies replies;
    private final Outage outage;

    public InMemoryConversations(InMemoryReplies replies, Outage outage) {
        this.replies = requireNonNull(replies, "replies is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    private record Last(Instant at, long repliesBefore, Optional<Instant> stoppedAt) {}

    @Override
    public synchronized void heard(Collection<Conversations.Heard> heard) {
        outage.check("note message");
        heard.forEach(this::note);
    }

    private void note(Conversations.Heard heard) {
        ConversationKey key = key(heard.account(), heard.person());
        Last before = conversations.get(key);
        if (before == null || before.at().isBefore(heard.at())) {
            conversations.put(key, new Last(heard.at(), lastNumber(), Optional.empty()));
        }
    }

    @Override
    public synchronized Standing standing(Reply reply) {
        outage.check("look at conversation");
        Optional<Last> heard = Optional.ofNullable(conversations.get(key(reply.account(), reply.person())));
        return new Standing(
                heard.map(Last::at), since(reply, heard.map(Last::repliesBefore).orElse(0L)));
    }

    @Override
    public synchronized Optional<Instant> lastHeard(InstagramId account, InstagramId person) {
        outage.check("look at conversation");
        return Optional.ofNullable(conversations.get(key(account, person))).map(Last::at);
    }

    @Override
    public synchronized void stopped(InstagramId account, InstagramId person, Instant now) {
        outage.check("stop conversation");
        conversations.computeIfPresent(
                key(account, person), (key, heard) -> new Last(heard.at(), heard.repliesBefore(), Optional.of(now)));
    }

    @Override
    public synchronized Optional<Instant> lastStopped(InstagramId account) {
        outage.check("find stopped conversation");
        return conversations.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .flatMap(entry -> entry.getValue().stoppedAt().stream())
                .max(Comparator.naturalOrder());
    }

    synchronized int forgetBefore(Instant before, int limit) {
        return InMemoryRetention.forget(conversations, heard -> heard.at().isBefore(before), limit);
    }

    synchronized int erase(InstagramId account, Instant before, int limit) {
        List<ConversationKey> gone = conversations.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .filter(entry -> entry.getValue().at().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        gone.forEach(conversations::remove);
        return gone.size();
    }

    private long lastNumber() {
        synchronized (replies) {
            return replies.replies.values().stream()
                    .mapToLong(reply -> reply.number)
                    .max()
                    .orElse(0);
        }
    }

    private int since(Reply asked, long before) {
        synchronized (replies) {
            ReplyInMemory own = requireNonNull(replies.replies.get(asked.id()), "the reply was not begun");
            return (int) replies.replies.values().stream()
                    .filter(own::isBetween)
                    .filter(reply -> reply.number > before && reply.number <= own.number && reply.counts())
                    .count();
        }
    }

    private static ConversationKey key(InstagramId account, InstagramId person) {
        return new ConversationKey(account, Optional.of(person));
    }
}
