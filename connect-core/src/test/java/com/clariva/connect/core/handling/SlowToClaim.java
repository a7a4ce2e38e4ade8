package com.clariva.connect.core.handling;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A queue whose claims are on their way for as long as a test wants. */
final class SlowToClaim implements EventQueue {
    private final EventQueue queue;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    SlowToClaim(EventQueue queue) {
        this.queue = queue;
    }

    void awaitAsked() throws InterruptedException {
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void goOn() {
        mayAnswer.countDown();
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Duration wait) {
        asked.countDown();
        try {
            assertThat(mayAnswer.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return queue.claim(limit, lease, wait);
    }

    @Override
    public CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return queue.enqueue(events);
    }

    @Override
    public Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        return queue.renew(claims, lease);
    }

    @Override
    public CompletionStage<Boolean> settle(Claim claim, Verdict verdict) {
        return queue.settle(claim, verdict);
    }

    @Override
    public int unpark(InstagramId account) {
        return queue.unpark(account);
    }

    @Override
    public int erase(Collection<EventId> events) {
        return queue.erase(events);
    }
}
