package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled;
import com.clariva.connect.core.reply.Unsettled.OpenSend;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.reply.WaitingEcho;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is unknown among the replies in memory, and the echoes that wait. */
public final class InMemoryUnsettledReplies implements UnsettledReplies {
    private final Map<String, WaitingEcho> echoes = new LinkedHashMap<>();
    private final InMemoryReplies replies;
    private final InstantSource clock;
    private final Outage outage;

    public InMemoryUnsettledReplies(InMemoryReplies replies, InstantSource clock, Outage outage) {
        this.replies = requireNonNull(replies, "replies is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public Unsettled look(InstagramId account, InstagramId person) {
        outage.check("look at unsettled replies");
        synchronized (replies) {
            List<ReplyInMemory> theirs = replies.of(account)
                    .filter(reply -> reply.reply.person().equals(person))
                    .toList();
            return new Unsettled(
                    theirs.stream()
                            .filter(ReplyInMemory::isOpen)
                            .map(reply -> new OpenSend(reply.turn(), reply.isUnsettled()))
                            .toList(),
                    echoes.values().stream()
                            .filter(echo -> echo.account().equals(account)
                                    && echo.person().equals(person))
                            .toList(),
                    theirs.stream()
                            .flatMap(reply -> reply.messageIds.stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Override
    public Set<ConversationKey> openAmong(Collection<ConversationKey> conversations) {
        return conversations.stream()
                .filter(conversation -> conversation
                        .person()
                        .filter(person ->
                                !look(conversation.account(), person).sends().isEmpty())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public void note(WaitingEcho echo) {
        outage.check("note echo");
        synchronized (replies) {
            echoes.putIfAbsent(echo.mid(), echo);
        }
    }

    @Override
    public Optional<Turn> claimLook(Instant now, Duration lease) {
        outage.check("claim unknown reply");
        synchronized (replies) {
            return replies.replies.values().stream()
                    .filter(ReplyInMemory::isUnsettled)
                    .filter(reply -> !reply.lookAt.orElseThrow().isAfter(now) && reply.isFree(clock.instant()))
                    .min(Comparator.comparing(reply -> reply.lookAt.orElseThrow()))
                    .map(reply -> replies.take(reply, lease));
        }
    }

    @Override
    public void lookAgain(Turn turn, Instant at) {
        outage.check("put off a look");
        synchronized (replies) {
            replies.at(turn)
                    .filter(ReplyInMemory::isUnsettled)
                    .filter(reply -> reply.lease.equals(turn.lease()))
                    .ifPresent(reply -> {
                        reply.lookAt = Optional.of(at);
                        reply.leasedUntil = Instant.MIN;
                    });
        }
    }

    @Override
    public boolean giveUp(Turn turn, Instant now) {
        outage.check("give up a reply");
        synchronized (replies) {
            Optional<ReplyInMemory> unknown = replies.at(turn).filter(ReplyInMemory::isUnsettled);
            unknown.ifPresent(reply -> {
                reply.lookAt = Optional.empty();
                reply.settledAt = now;
            });
            return unknown.isPresent();
        }
    }

    int forgetEchoesBefore(Instant before, int limit) {
        return InMemoryRetention.forget(echoes, echo -> echo.receivedAt().isBefore(before), limit);
    }

    int erase(InstagramId account, Instant before, int limit) {
        return InMemoryRetention.forget(
                echoes,
                echo -> echo.account().equals(account) && echo.receivedAt().isBefore(before),
                limit);
    }
}
