package com.clariva.connect.core.queue;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Moves the overflow into the store that is back.
 *
 * <p>It claims like a worker, so several instances may move at once and each conversation keeps its
 * order; what the store has had before, its own dedupe removes.
 */
final class OverflowDrain {
    private static final int AT_ONCE = 200;
    private static final int ACCOUNTS_AT_ONCE = 1000;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String MOVE = "move overflow";

    private final EventQueue from;
    private final QueueState fromState;
    private final EventQueue into;
    private final ConcurrentLinkedQueue<EventId> overMeanwhile = new ConcurrentLinkedQueue<>();

    OverflowDrain(EventQueue from, QueueState fromState, EventQueue into) {
        this.from = from;
        this.fromState = fromState;
        this.into = into;
    }

    /** Handled from the overflow, or unsent: the store must not hand this out when it comes back. */
    void forget(EventId event) {
        overMeanwhile.add(event);
    }

    /** Moves all there is. Whether nothing is left, waiting, claimed or parked. */
    boolean empty() {
        forgetWhatIsOver();
        fromState.parkedAccounts(ACCOUNTS_AT_ONCE).forEach(from::unpark);
        List<Claim> claims = from.claim(AT_ONCE, LEASE, Duration.ZERO);
        while (!claims.isEmpty()) {
            move(claims);
            claims = from.claim(AT_ONCE, LEASE, Duration.ZERO);
        }
        QueueDepth left = fromState.depth();
        return left.waiting() + left.parked() == 0;
    }

    private void forgetWhatIsOver() {
        for (List<EventId> ids = nextOver(); !ids.isEmpty(); ids = nextOver()) {
            try {
                into.erase(ids);
            } catch (ConnectException e) {
                overMeanwhile.addAll(ids);
                throw e;
            }
        }
    }

    private List<EventId> nextOver() {
        List<EventId> ids = new ArrayList<>();
        for (EventId id = overMeanwhile.poll(); id != null; id = overMeanwhile.poll()) {
            ids.add(id);
            if (ids.size() == AT_ONCE) {
                return ids;
            }
        }
        return ids;
    }

    private void move(List<Claim> claims) {
        try {
            Answered.by(into.enqueue(claims.stream().map(Claim::event).toList()), MOVE);
        } catch (ConnectException e) {
            settle(claims, new Verdict.Release(Duration.ZERO));
            throw e;
        }
        settle(claims, new Verdict.Done());
    }

    private void settle(List<Claim> claims, Verdict verdict) {
        List<CompletableFuture<Boolean>> settling = claims.stream()
                .map(claim -> from.settle(claim, verdict).toCompletableFuture())
                .toList();
        settling.forEach(settled -> Answered.by(settled, MOVE));
    }
}
