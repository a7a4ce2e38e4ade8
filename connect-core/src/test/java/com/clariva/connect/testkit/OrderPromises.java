package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.assertNothingReady;
import static com.clariva.connect.testkit.QueueTrial.await;
import static com.clariva.connect.testkit.QueueTrial.conversation;
import static com.clariva.connect.testkit.QueueTrial.done;
import static com.clariva.connect.testkit.QueueTrial.drain;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static com.clariva.connect.testkit.QueueTrial.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exclusive and in order per conversation. */
interface OrderPromises extends QueueTrial {
    ConversationKey JANE = conversation(ADAS_PRACTICE, 1);
    ConversationKey JOHN = conversation(ADAS_PRACTICE, 2);

    @Test
    default void listOfOneCallIsTheOrder() {
        List<QueuedEvent> events =
                IntStream.range(0, 50).mapToObj(i -> event(JANE, "line " + i)).toList();

        await(queue().enqueue(events));

        assertThat(drain(queue()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "line " + i).toList());
    }

    @Test
    default void orderOfCallsIsTheOrderAcrossInstances() {
        EventQueue other = anotherInstance();

        for (int i = 0; i < 10; i++) {
            enqueue(i % 2 == 0 ? queue() : other, event(JANE, "line " + i));
        }

        assertThat(drain(other))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "line " + i).toList());
    }

    @Test
    default void timeOfReceptionSaysNothingAboutOrder() {
        QueuedEvent late = new QueuedEvent(
                EventId.ofBytes(new byte[] {1}),
                JANE,
                EventKind.MESSAGE,
                Instant.parse("2026-09-02T00:00:00Z"),
                bytes(1));
        QueuedEvent early = new QueuedEvent(
                EventId.ofBytes(new byte[] {2}),
                JANE,
                EventKind.MESSAGE,
                Instant.parse("2026-09-01T00:00:00Z"),
                bytes(2));

        enqueue(queue(), late, early);

        assertThat(take(queue()).event()).isEqualTo(late);
    }

    @Test
    default void claimTakesOneEventOfAConversation() {
        enqueue(queue(), event(JANE, "one"), event(JOHN, "eins"), event(JANE, "two"), event(JOHN, "zwei"));

        List<Claim> claims = queue().claim(10, LONG, PATIENCE);

        assertThat(claims).extracting(QueueTrial::text).containsExactlyInAnyOrder("one", "eins");
    }

    @Test
    default void claimTakesNoMoreThanItsLimit() {
        IntStream.range(0, 5).forEach(person -> enqueue(queue(), event(conversation(ADAS_PRACTICE, person), "hello")));

        assertThat(queue().claim(3, LONG, PATIENCE)).hasSize(3);
        assertThat(queue().claim(3, LONG, PATIENCE)).hasSize(2);
    }

    @Test
    default void laterEventWaitsWhileAnEarlierOneIsClaimed() {
        EventQueue other = anotherInstance();
        enqueue(queue(), event(JANE, "one"), event(JANE, "two"));
        Claim one = take(queue());

        assertNothingReady(queue());
        assertNothingReady(other);
        enqueue(other, event(JANE, "three"));
        assertNothingReady(other);

        done(queue(), one);
        assertThat(drain(other)).containsExactly("two", "three");
    }

    @Test
    default void laterEventWaitsForTheRetryOfAnEarlierOne() {
        enqueue(queue(), event(JANE, "one"), event(JANE, "two"));
        settle(queue(), take(queue()), new Verdict.Retry(SHORT));
        letPass(SHORT.multipliedBy(2));

        Claim again = take(queue());

        assertThat(text(again)).isEqualTo("one");
        done(queue(), again);
        assertThat(drain(queue())).containsExactly("two");
    }

    @Test
    default void delayHidesTheWholeConversation() {
        for (Verdict verdict : List.of(new Verdict.Retry(LONG), new Verdict.Release(LONG))) {
            EventQueue queue = emptyQueue(Duration.ofDays(3), 100);
            enqueue(queue, event(JANE, "one"), event(JANE, "two"));
            settle(queue, take(queue), verdict);
            enqueue(queue, event(JANE, "three"));

            assertNothingReady(queue);
        }
    }

    @Test
    default void delayOfOneConversationHoldsUpNoOther() {
        enqueue(queue(), event(JANE, "one"));
        settle(queue(), take(queue()), new Verdict.Retry(LONG));

        enqueue(queue(), event(JOHN, "eins"));

        assertThat(drain(queue())).containsExactly("eins");
    }

    @Test
    default void noDelayMeansAtOnce() {
        enqueue(queue(), event(JANE, "one"));

        settle(queue(), take(queue()), new Verdict.Release(Duration.ZERO));
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));

        assertThat(drain(queue())).containsExactly("one");
    }

    @Test
    default void nextEventIsReadyOnceTheOneBeforeIsDone() {
        enqueue(queue(), event(JANE, "one"));
        done(queue(), take(queue()));
        enqueue(queue(), event(JANE, "two"), event(JANE, "three"));

        List<String> texts = Stream.of(take(queue()))
                .peek(claim -> done(queue(), claim))
                .map(QueueTrial::text)
                .toList();

        assertThat(texts).containsExactly("two");
        assertThat(text(take(queue()))).isEqualTo("three");
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value};
    }
}
