package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Callers;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Producers who, like Instagram, repeat a delivery until it is accepted, and consumers, while something is broken again and again. */
final class QueueUnderFire {
    private static final int PRODUCERS = 4;
    private static final int CONSUMERS = 4;
    private static final int DELIVERIES = 150;
    private static final int SHOTS = 15;
    private static final Duration LEASE = Duration.ofSeconds(1);

    private final List<EventQueue> instances;
    private final Map<ConversationKey, Set<String>> accepted = new ConcurrentHashMap<>();
    private final Map<ConversationKey, Set<String>> handled = new ConcurrentHashMap<>();
    private final AtomicInteger producing = new AtomicInteger(PRODUCERS);
    private final AtomicInteger firing = new AtomicInteger(1);
    private final AtomicInteger refusals = new AtomicInteger();

    QueueUnderFire(List<EventQueue> instances) {
        this.instances = instances;
    }

    void run(Runnable shot) {
        Callers.atOnce(PRODUCERS + CONSUMERS + 1, caller -> {
            if (caller < PRODUCERS) {
                produce(caller);
            } else if (caller < PRODUCERS + CONSUMERS) {
                consume(instances.get(caller % instances.size()));
            } else {
                fire(shot);
            }
            return caller;
        });
    }

    /** By conversation, in the order of acceptance. */
    Map<ConversationKey, List<String>> accepted() {
        return inOrder(accepted);
    }

    /** By conversation, in the order in which each event first came to a handler. */
    Map<ConversationKey, List<String>> firstHandled() {
        return inOrder(handled);
    }

    int refusals() {
        return refusals.get();
    }

    private void fire(Runnable shot) {
        for (int i = 0; i < SHOTS; i++) {
            shot.run();
            Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }
        firing.set(0);
    }

    /** Goes on for as long as there is fire, so that there is something to hit. */
    private void produce(int producer) {
        EventQueue instance = instances.get(producer % instances.size());
        for (int delivery = 0; delivery < DELIVERIES || firing.get() > 0; delivery++) {
            ConversationKey conversation = QueueTrial.conversation(Cast.ADAS_PRACTICE, 10 * producer + delivery % 5);
            QueuedEvent event = QueueTrial.event(conversation, "delivery " + delivery);
            enqueueUntilAccepted(instance, event);
            note(accepted, event);
        }
        producing.decrementAndGet();
    }

    private void enqueueUntilAccepted(EventQueue instance, QueuedEvent event) {
        while (true) {
            try {
                QueueTrial.await(instance.enqueue(List.of(event)));
                return;
            } catch (CompletionException e) {
                refusals.incrementAndGet();
            }
        }
    }

    private void consume(EventQueue instance) {
        boolean last = false;
        List<Claim> claims = List.of();
        while (!last || !claims.isEmpty()) {
            last = producing.get() == 0;
            claims = claim(instance, last ? LEASE.multipliedBy(3) : LEASE.dividedBy(10));
            claims.forEach(claim -> note(handled, claim.event()));
            claims.forEach(claim -> settle(instance, claim));
        }
    }

    private static List<Claim> claim(EventQueue instance, Duration wait) {
        try {
            return instance.claim(10, LEASE, wait);
        } catch (ConnectException.StorageUnavailable e) {
            return List.of();
        }
    }

    private static void settle(EventQueue instance, Claim claim) {
        try {
            QueueTrial.await(instance.settle(claim, new Verdict.Done()));
        } catch (CompletionException e) {
            // The lease ends, and the event is claimed again.
        }
    }

    private static void note(Map<ConversationKey, Set<String>> where, QueuedEvent event) {
        Set<String> texts = where.computeIfAbsent(event.conversation(), conversation -> new LinkedHashSet<>());
        synchronized (texts) {
            texts.add(new String(event.body(), StandardCharsets.UTF_8));
        }
    }

    private static Map<ConversationKey, List<String>> inOrder(Map<ConversationKey, Set<String>> noted) {
        Map<ConversationKey, List<String>> lists = new ConcurrentHashMap<>();
        noted.forEach((conversation, texts) -> lists.put(conversation, List.copyOf(texts)));
        return lists;
    }
}
