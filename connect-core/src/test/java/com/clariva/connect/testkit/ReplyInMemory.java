package com.clariva.connect.testkit;

import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Turn.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reply as the fake keeps it. */
final class ReplyInMemory {
    final Reply reply;
    final List<Content> parts;
    final long number;
    final List<String> messageIds = new ArrayList<>();
    Step step = Step.QUEUED;
    Instant begunAt;
    Instant askedAt;
    Instant settledAt = Instant.MAX;
    Instant leasedUntil = Instant.MIN;
    Optional<Instant> sendBeganAt = Optional.empty();
    Optional<Instant> notBefore = Optional.empty();
    Optional<Instant> lookAt = Optional.empty();
    Optional<ReplyRefusal> refusal = Optional.empty();
    String lease = "";
    boolean textErased;
    int tries;

    enum Step {
        QUEUED,
        SENDING,
        UNKNOWN,
        SENT,
        REFUSED
    }

    ReplyInMemory(Reply reply, List<Content> parts, long number, Instant begunAt) {
        this.reply = reply;
        this.parts = parts;
        this.number = number;
        this.begunAt = begunAt;
        this.askedAt = begunAt;
    }

    ReplyState state() {
        return switch (step) {
            case QUEUED -> new ReplyState.Queued(notBefore);
            case SENDING -> new ReplyState.Sending();
            case UNKNOWN -> new ReplyState.Unknown(lookAt.isEmpty());
            case SENT -> new ReplyState.Sent(messageIds);
            case REFUSED -> new ReplyState.Refused(refusal.orElseThrow(), notBefore, messageIds);
        };
    }

    KnownReply known() {
        return new KnownReply(
                state(), begunAt, sendBeganAt, Optional.of(settledAt).filter(at -> !at.equals(Instant.MAX)));
    }

    Turn turn() {
        return new Turn(reply, parts, messageIds, new Progress(begunAt, sendBeganAt, tries), lease);
    }

    boolean keepsText() {
        return reply.id().isKeyed() && !textErased;
    }

    boolean isOpen() {
        return step == Step.SENDING || isUnsettled();
    }

    boolean isUnsettled() {
        return step == Step.UNKNOWN && lookAt.isPresent();
    }

    boolean isOnItsWay() {
        return step == Step.QUEUED || step == Step.SENDING;
    }

    boolean isDue(Instant now) {
        return step == Step.QUEUED && !notBefore.orElse(Instant.MIN).isAfter(now) && isFree(now);
    }

    boolean isFree(Instant now) {
        return !leasedUntil.isAfter(now);
    }

    /** Refused for now, before any of it went out, and its time has come. */
    boolean mayBeginAgain(Instant now) {
        return step == Step.REFUSED
                && messageIds.isEmpty()
                && refusal.filter(reason -> reason.kind() == ReplyRefusal.Kind.LATER)
                        .isPresent()
                && !notBefore.orElse(Instant.MIN).isAfter(now);
    }

    void beginAgain(Instant now) {
        step = Step.QUEUED;
        begunAt = now;
        refusal = Optional.empty();
        notBefore = Optional.empty();
        settledAt = Instant.MAX;
        sendBeganAt = Optional.empty();
        tries = 0;
    }

    boolean isBetween(ReplyInMemory other) {
        return reply.account().equals(other.reply.account()) && reply.person().equals(other.reply.person());
    }

    /** Whether it counts as something said to the person. */
    boolean counts() {
        return reply.human().isEmpty() && (step != Step.REFUSED || !messageIds.isEmpty());
    }
}
