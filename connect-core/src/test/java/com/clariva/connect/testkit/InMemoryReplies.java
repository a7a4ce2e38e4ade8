package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.testkit.ReplyInMemory.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Replies in memory. */
public final class InMemoryReplies implements Replies, Outbox {
    final Map<ReplyId, ReplyInMemory> replies = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Outage outage;
    private long numbers;

    public InMemoryReplies() {
        this(new ManualClock(), new Outage());
    }

    public InMemoryReplies(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized Begun begin(Reply reply, List<Content> parts, Instant now, Duration lease) {
        outage.check("begin reply");
        ReplyInMemory known =
                replies.computeIfAbsent(reply.id(), id -> new ReplyInMemory(reply, List.copyOf(parts), ++numbers, now));
        known.askedAt = now;
        if (known.mayBeginAgain(now)) {
            known.beginAgain(now);
        }
        boolean mine = known.isDue(now) && isNext(known);
        ReplyState state = known.state();
        boolean same = known.textErased
                || known.reply.content().equals(reply.content())
                        && known.reply.person().equals(reply.person())
                        && known.reply.human().equals(reply.human());
        return new Begun(mine ? Optional.of(take(known, lease)) : Optional.empty(), state, same);
    }

    @Override
    public synchronized Optional<KnownReply> find(ReplyId reply) {
        outage.check("find reply");
        return Optional.ofNullable(replies.get(reply)).map(ReplyInMemory::known);
    }

    @Override
    public synchronized Optional<Instant> lastSentAt(InstagramId account) {
        outage.check("find last reply");
        return of(account)
                .filter(reply -> reply.step == Step.SENT)
                .map(reply -> reply.settledAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public synchronized Optional<Instant> lastRefusedAt(InstagramId account, ReplyRefusal reason) {
        outage.check("find last refusal");
        return of(account)
                .filter(reply -> reply.step == Step.REFUSED && reply.refusal.equals(Optional.of(reason)))
                .map(reply -> reply.settledAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public synchronized int refuseWaiting(InstagramId account, ReplyRefusal reason) {
        outage.check("refuse waiting replies");
        List<ReplyInMemory> waiting =
                of(account).filter(reply -> reply.step == Step.QUEUED).toList();
        waiting.forEach(reply -> refuse(reply, new PartEnd.Refused(reason, Optional.empty()), clock.instant()));
        return waiting.size();
    }

    @Override
    public synchronized Map<String, Long> count() {
        outage.check("count replies");
        Map<String, Long> counts = new LinkedHashMap<>();
        replies.values().stream()
                .filter(reply -> reply.isOnItsWay() || reply.isUnsettled())
                .forEach(reply -> counts.merge(reply.step.name().toLowerCase(Locale.ROOT), 1L, Long::sum));
        return counts;
    }

    @Override
    public synchronized Optional<Turn> claimDue(Instant now, Duration lease) {
        outage.check("claim due reply");
        return replies.values().stream()
                .filter(reply -> reply.isDue(now) && isNext(reply))
                .findFirst()
                .map(reply -> take(reply, lease));
    }

    @Override
    public synchronized boolean start(Turn turn, Instant now, Duration lease) {
        outage.check("start reply");
        Optional<ReplyInMemory> mine =
                at(turn).filter(reply -> reply.step == Step.QUEUED).filter(reply -> reply.lease.equals(turn.lease()));
        mine.ifPresent(reply -> {
            reply.step = Step.SENDING;
            reply.sendBeganAt = Optional.of(now);
            reply.tries++;
            reply.leasedUntil = clock.instant().plus(lease);
        });
        return mine.isPresent();
    }

    @Override
    public synchronized Optional<Turn> settle(Turn turn, PartEnd end, Instant now) {
        outage.check("settle reply");
        return at(turn).filter(reply -> reply.isOpen() || reply.step == Step.QUEUED && reply.lease.equals(turn.lease()))
                .filter(reply -> end.match(
                        sent -> reply.isOpen(),
                        refused -> true,
                        postponed -> true,
                        unknown -> reply.step == Step.SENDING))
                .map(reply -> settle(reply, end, now));
    }

    @Override
    public synchronized int abandon(Instant now) {
        outage.check("abandon replies");
        List<ReplyInMemory> left = replies.values().stream()
                .filter(reply -> reply.step == Step.SENDING && reply.isFree(clock.instant()))
                .toList();
        left.forEach(reply -> settle(reply, new PartEnd.Unknown(), now));
        return left.size();
    }

    /** What became of {@code reply}; empty if it was never begun. */
    public synchronized Optional<ReplyState> stateOf(ReplyId reply) {
        return Optional.ofNullable(replies.get(reply)).map(ReplyInMemory::state);
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return replies.values().stream()
                .map(reply -> reply.reply + " " + reply.state())
                .toList()
                .toString();
    }

    synchronized int erase(InstagramId account, Instant before, int limit) {
        return remove(reply -> reply.reply.account().equals(account) && reply.begunAt.isBefore(before), limit);
    }

    synchronized int forget(Predicate<ReplyInMemory> old, int limit) {
        return remove(old, limit);
    }

    Stream<ReplyInMemory> of(InstagramId account) {
        return replies.values().stream().filter(reply -> reply.reply.account().equals(account));
    }

    /** The reply, if it is still at the turn's part. */
    Optional<ReplyInMemory> at(Turn turn) {
        return Optional.ofNullable(replies.get(turn.reply().id()))
                .filter(reply -> reply.messageIds.size() == turn.messageIds().size());
    }

    Turn take(ReplyInMemory reply, Duration lease) {
        reply.lease = UUID.randomUUID().toString();
        reply.leasedUntil = clock.instant().plus(lease);
        return reply.turn();
    }

    private int remove(Predicate<ReplyInMemory> which, int limit) {
        List<ReplyId> ids = replies.values().stream()
                .filter(which)
                .limit(limit)
                .map(reply -> reply.reply.id())
                .toList();
        ids.forEach(replies::remove);
        return ids.size();
    }

    private boolean isNext(ReplyInMemory reply) {
        return replies.values().stream()
                .filter(reply::isBetween)
                .filter(other -> other.number < reply.number)
                .noneMatch(ReplyInMemory::isOnItsWay);
    }

    private static Turn settle(ReplyInMemory reply, PartEnd end, Instant now) {
        boolean unused = end.match(
                sent -> sent(reply, sent.messageId(), now),
                refused -> refuse(reply, refused, now),
                postponed -> postpone(reply, postponed.until()),
                unknown -> lose(reply, now));
        return reply.turn();
    }

    private static boolean sent(ReplyInMemory reply, String messageId, Instant now) {
        boolean stays = reply.step == Step.SENDING;
        reply.messageIds.add(messageId);
        boolean whole = reply.messageIds.size() == reply.parts.size();
        reply.step = whole ? Step.SENT : Step.QUEUED;
        reply.settledAt = whole ? now : Instant.MAX;
        reply.lookAt = Optional.empty();
        reply.notBefore = Optional.empty();
        reply.tries = 0;
        reply.leasedUntil = stays ? reply.leasedUntil : Instant.MIN;
        return true;
    }

    private static boolean refuse(ReplyInMemory reply, PartEnd.Refused refused, Instant now) {
        reply.step = Step.REFUSED;
        reply.refusal = Optional.of(refused.reason());
        reply.notBefore = refused.until();
        reply.lookAt = Optional.empty();
        reply.leasedUntil = Instant.MIN;
        reply.settledAt = now;
        return true;
    }

    private static boolean postpone(ReplyInMemory reply, Instant until) {
        reply.step = Step.QUEUED;
        reply.notBefore = Optional.of(until);
        reply.lookAt = Optional.empty();
        reply.leasedUntil = Instant.MIN;
        return true;
    }

    private static boolean lose(ReplyInMemory reply, Instant now) {
        reply.step = Step.UNKNOWN;
        reply.lookAt = Optional.of(now.plus(UnsettledReplies.FIRST_LOOK));
        reply.leasedUntil = Instant.MIN;
        return true;
    }
}
