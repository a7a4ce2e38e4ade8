package com.clariva.connect.testkit;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who enqueue and many who claim, each with a chance of their own; their record of what they saw. */
final class QueueCrowd {
    private static final int DELIVERIES = 60;
    private static final int CONVERSATIONS = 6;

    private final List<EventQueue> instances;
    private final long seed;
    private final Map<ConversationKey, List<String>> accepted = new ConcurrentHashMap<>();
    private final Map<ConversationKey, List<String>> handled = new ConcurrentHashMap<>();
    private final Map<ConversationKey, Claim> running = new ConcurrentHashMap<>();
    private final Queue<String> overlaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger producing = new AtomicInteger();

    QueueCrowd(List<EventQueue> instances, long seed) {
        this.instances = instances;
        this.seed = seed;
    }

    void run(int producers, int consumers) {
        producing.set(producers);
        Callers.atOnce(producers + consumers, caller -> {
            Random random = new Random(seed * 31 + caller);
            if (caller < producers) {
                produce(caller, random);
            } else {
                consume(random);
            }
            return caller;
        });
    }

    /** What was accepted, by conversation, in the order of acceptance. */
    Map<ConversationKey, List<String>> accepted() {
        return accepted;
    }

    /** What was settled as done, by conversation, in the order of settling. */
    Map<ConversationKey, List<String>> handled() {
        return handled;
    }

    /** Claims of a conversation of which another event was held. */
    List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    private void produce(int producer, Random random) {
        List<QueuedEvent> sent = new ArrayList<>();
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            List<QueuedEvent> events = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                events.add(QueueTrial.event(conversation(producer, random), delivery + "." + i));
            }
            List<QueuedEvent> repeated = new ArrayList<>(events);
            if (!sent.isEmpty() && random.nextInt(4) == 0) {
                repeated.add(random.nextInt(repeated.size() + 1), sent.get(random.nextInt(sent.size())));
            }
            QueueTrial.await(instance(random).enqueue(repeated));
            events.forEach(event -> note(accepted, event));
            sent.addAll(events);
        }
        producing.decrementAndGet();
    }

    private void consume(Random random) {
        List<Claim> claims;
        do {
            boolean last = producing.get() == 0;
            claims = instance(random).claim(1 + random.nextInt(4), QueueTrial.LONG, Duration.ofMillis(last ? 500 : 20));
            claims.forEach(this::begin);
            claims.forEach(claim -> end(claim, random));
            if (last && claims.isEmpty()) {
                return;
            }
        } while (true);
    }

    private void begin(Claim claim) {
        Claim other = running.putIfAbsent(claim.event().conversation(), claim);
        if (other != null) {
            overlaps.add(claim + " while " + other);
        }
    }

    private void end(Claim claim, Random random) {
        Verdict verdict = verdict(random);
        if (verdict instanceof Verdict.Done) {
            note(handled, claim.event());
        }
        running.remove(claim.event().conversation());
        if (!QueueTrial.settle(instance(random), claim, verdict)) {
            overlaps.add(claim + " was no longer held");
        }
    }

    private static Verdict verdict(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> new Verdict.Retry(Duration.ZERO);
            case 1 -> new Verdict.Release(Duration.ZERO);
            default -> new Verdict.Done();
        };
    }

    private EventQueue instance(Random random) {
        return instances.get(random.nextInt(instances.size()));
    }

    /** A producer writes in conversations of its own, so that it knows the order of acceptance. */
    private static ConversationKey conversation(int producer, Random random) {
        InstagramId account = List.of(Cast.ADAS_PRACTICE, Cast.BORIS_PRACTICE).get(producer % 2);
        return QueueTrial.conversation(account, producer * CONVERSATIONS + random.nextInt(CONVERSATIONS));
    }

    private static void note(Map<ConversationKey, List<String>> where, QueuedEvent event) {
        where.computeIfAbsent(event.conversation(), conversation -> new ArrayList<>())
                .add(new String(event.body(), StandardCharsets.UTF_8));
    }
}
