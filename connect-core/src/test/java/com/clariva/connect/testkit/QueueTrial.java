package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What the promises of a queue are tried on: how a queue comes to be, how time passes, and a few
 * words in which the trials are written.
 */
public interface QueueTrial {
    /** A lease or a delay that does not end during a trial. */
    Duration LONG = Duration.ofMinutes(1);

    /** A lease or a delay that a trial waits out. */
    Duration SHORT = Duration.ofMillis(400);

    /** How long a trial waits for what must come. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** A queue with nothing in it, with such a dedupe window, which refuses to hold more than {@code bound} events. */
    EventQueue emptyQueue(Duration dedupeWindow, long bound);

    /** Another instance, as of another process, on the store of the last empty queue. */
    EventQueue anotherInstance();

    /** Like {@link #anotherInstance}, without the key that the others seal with. */
    EventQueue instanceWithoutKey();

    /** Whether {@code bytes} can be read anywhere in the store. */
    boolean storeHolds(byte[] bytes);

    /**
     * Lets time go by, as the queue under test sees it. Who cannot move the store's clock waits, or for
     * more than a second moves what the store has written down.
     */
    void letPass(Duration duration);

    /** The queue under test. */
    EventQueue queue();

    /** The conversation of {@code account} with the {@code person}th of its people. */
    static ConversationKey conversation(InstagramId account, int person) {
        return new ConversationKey(account, Optional.of(new InstagramId(String.valueOf(990_000_000_000L + person))));
    }

    /** An event that says {@code text}. Another text or conversation is another event. */
    static QueuedEvent event(ConversationKey conversation, String text) {
        EventId id = EventId.ofBytes((conversation + " " + text).getBytes(UTF_8));
        return new QueuedEvent(id, conversation, EventKind.MESSAGE, Cast.NOON, text.getBytes(UTF_8));
    }

    static Enqueued enqueue(EventQueue queue, QueuedEvent... events) {
        return await(queue.enqueue(List.of(events)));
    }

    static String text(Claim claim) {
        return new String(claim.event().body(), UTF_8);
    }

    /** The next event, which must be ready. */
    static Claim take(EventQueue queue) {
        return take(queue, LONG);
    }

    static Claim take(EventQueue queue, Duration lease) {
        List<Claim> claims = queue.claim(1, lease, PATIENCE);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    static void assertNothingReady(EventQueue queue) {
        assertThat(queue.claim(10, LONG, Duration.ZERO)).isEmpty();
    }

    static boolean settle(EventQueue queue, Claim claim, Verdict verdict) {
        return await(queue.settle(claim, verdict));
    }

    static boolean done(EventQueue queue, Claim claim) {
        return settle(queue, claim, new Verdict.Done());
    }

    /** Takes what is ready, one after the other, settles it as done, and says what it was. */
    static List<String> drain(EventQueue queue) {
        List<String> texts = new ArrayList<>();
        List<Claim> claims = queue.claim(1, LONG, Duration.ZERO);
        while (!claims.isEmpty()) {
            texts.add(text(claims.get(0)));
            assertThat(done(queue, claims.get(0))).isTrue();
            claims = queue.claim(1, LONG, Duration.ZERO);
        }
        return texts;
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
