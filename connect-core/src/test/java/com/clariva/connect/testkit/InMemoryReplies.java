package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies in memory. */
public final class InMemoryReplies implements Replies {
    private final Map<ReplyId, Reply> replies = new HashMap<>();
    private final Map<ReplyId, ReplyState> states = new HashMap<>();
    private final Map<ReplyId, Instant> sentAt = new HashMap<>();
    private final Map<ReplyId, Instant> begun = new HashMap<>();
    private final InstantSource clock;
    private final Outage outage;

    public InMemoryReplies() {
        this(new ManualClock(), new Outage());
    }

    public InMemoryReplies(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized Optional<ReplyState> begin(Reply reply) {
        outage.check("begin reply");
        replies.putIfAbsent(reply.id(), reply);
        begun.putIfAbsent(reply.id(), clock.instant());
        return Optional.ofNullable(states.putIfAbsent(reply.id(), new ReplyState.Unknown(false)));
    }

    @Override
    public synchronized void settle(ReplyId reply, ReplyState state) {
        outage.check("settle reply");
        if (states.replace(reply, new ReplyState.Unknown(false), state) && state instanceof ReplyState.Sent) {
            sentAt.put(reply, clock.instant());
        }
    }

    @Override
    public synchronized Optional<Instant> lastSentAt(InstagramId account) {
        outage.check("find last reply");
        return sentAt.entrySet().stream()
                .filter(sent -> replies.get(sent.getKey()).account().equals(account))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }

    synchronized int erase(InstagramId account, Instant before, int limit) {
        List<ReplyId> erased = replies.values().stream()
                .filter(reply -> reply.account().equals(account))
                .map(Reply::id)
                .filter(id -> begun.getOrDefault(id, Instant.MIN).isBefore(before))
                .limit(limit)
                .toList();
        erased.forEach(replies::remove);
        erased.forEach(states::remove);
        erased.forEach(sentAt::remove);
        return erased.size();
    }

    /** What became of {@code reply}; empty if it was never begun. */
    public synchronized Optional<ReplyState> stateOf(ReplyId reply) {
        return Optional.ofNullable(states.get(reply));
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return replies + " " + states;
    }
}
