package com.clariva.connect.testkit;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.stream.Stream;

/** The events of one conversation. Only the first is ever handed out. */
final class LaneInMemory {
    private static final String NOBODY = "";

    private final ConversationKey conversation;
    private final Deque<QueuedEvent> events = new ArrayDeque<>();
    private Instant hiddenUntil = Instant.MIN;
    private String lease = NOBODY;
    private int failures;
    private long turn;
    private boolean parked;

    LaneInMemory(ConversationKey conversation) {
        this.conversation = conversation;
    }

    InstagramId account() {
        return conversation.account();
    }

    Stream<QueuedEvent> events() {
        return events.stream();
    }

    long turn() {
        return turn;
    }

    boolean isParked() {
        return parked && !events.isEmpty();
    }

    boolean isReady(Instant now) {
        return !events.isEmpty() && !parked && !now.isBefore(hiddenUntil);
    }

    void add(QueuedEvent event) {
        events.add(event);
    }

    Claim take(long newTurn, Instant leaseEnd) {
        turn = newTurn;
        lease = "lease-" + newTurn;
        hiddenUntil = leaseEnd;
        return new Claim(events.getFirst(), 1 + failures, lease);
    }

    boolean renew(Claim claim, Instant now, Duration longer) {
        boolean current = isHeldBy(claim, now);
        if (current) {
            hiddenUntil = now.plus(longer);
        }
        return current;
    }

    boolean settle(Claim claim, Verdict verdict, Instant now) {
        boolean current = isHeldBy(claim, now);
        if (current) {
            lease = NOBODY;
            hiddenUntil = now.plus(delay(verdict));
            parked = verdict instanceof Verdict.Park;
            note(claim.event().id(), verdict);
        }
        return current;
    }

    void unpark() {
        parked = false;
    }

    int erase(Collection<EventId> erased) {
        int before = events.size();
        if (before > 0 && erased.contains(events.getFirst().id())) {
            headIsGone();
        }
        events.removeIf(event -> erased.contains(event.id()));
        parked &= !events.isEmpty();
        return before - events.size();
    }

    private void headIsGone() {
        failures = 0;
        if (lease.equals(NOBODY)) {
            hiddenUntil = Instant.MIN;
        }
    }

    /** The event may have been erased while it was held; then there is nothing to note. */
    private void note(EventId held, Verdict verdict) {
        if (events.isEmpty() || !events.getFirst().id().equals(held)) {
            parked &= !events.isEmpty();
        } else if (verdict instanceof Verdict.Done) {
            events.removeFirst();
            failures = 0;
        } else if (verdict instanceof Verdict.Retry) {
            failures++;
        }
    }

    private boolean isHeldBy(Claim claim, Instant now) {
        return lease.equals(claim.lease()) && now.isBefore(hiddenUntil);
    }

    private static Duration delay(Verdict verdict) {
        return verdict.match(
                done -> Duration.ZERO, Verdict.Retry::delay, Verdict.Release::delay, park -> Duration.ZERO);
    }

    @Override
    public String toString() {
        return events + (parked ? " parked" : "");
    }
}
