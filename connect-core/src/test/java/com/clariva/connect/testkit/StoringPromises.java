package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.assertNothingReady;
import static com.clariva.connect.testkit.QueueTrial.conversation;
import static com.clariva.connect.testkit.QueueTrial.done;
import static com.clariva.connect.testkit.QueueTrial.drain;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durable, whole, idempotent, bounded, sealed. */
interface StoringPromises extends QueueTrial {
    ConversationKey JANE = conversation(ADAS_PRACTICE, 1);
    ConversationKey JOHN = conversation(BORIS_PRACTICE, 2);

    @Test
    default void whatOneInstanceStoredAnotherHandsOut() {
        QueuedEvent hello = event(JANE, "hello");
        enqueue(queue(), hello);

        EventQueue other = anotherInstance();

        assertThat(take(other).event()).isEqualTo(hello);
        assertNothingReady(queue());
    }

    @Test
    default void emptyDeliveryStoresNothing() {
        assertThat(enqueue(queue())).isEqualTo(new Enqueued(Set.of()));
        assertNothingReady(queue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 1_048_576})
    default void bodyComesBackByteForByte(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        if (length > 1) {
            body[length / 2] = 0;
        }
        QueuedEvent event = new QueuedEvent(
                EventId.ofBytes(body), JANE, EventKind.POSTBACK, Instant.parse("2026-09-01T12:00:00.123Z"), body);

        enqueue(queue(), event);

        assertThat(take(queue()).event()).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    default void everyKindComesBackAsItself(EventKind kind) {
        ConversationKey nobody = new ConversationKey(ADAS_PRACTICE, Optional.empty());
        QueuedEvent event =
                new QueuedEvent(EventId.ofBytes(new byte[] {1}), nobody, kind, Instant.EPOCH, new byte[] {2});

        enqueue(queue(), event);

        assertThat(take(queue()).event()).isEqualTo(event);
    }

    @Test
    default void nameOfTheSecretThatSignedStaysWithTheEvent() {
        QueuedEvent signed = event(JANE, "signed").signedWith(Optional.of("META_APP_SECRET"));
        QueuedEvent traced =
                event(JANE, "traced").signedWith(Optional.of("the old one")).tracedBy(Optional.of(Cast.TRACE));
        enqueue(queue(), signed, traced, event(JANE, "of an older version"));
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));
        settle(queue(), take(queue()), new Verdict.Park());
        queue().unpark(ADAS_PRACTICE);

        for (QueuedEvent event : List.of(signed, traced, event(JANE, "of an older version"))) {
            var claim = take(anotherInstance());
            assertThat(claim.event()).isEqualTo(event);
            assertThat(claim.event().verifiedBy()).isEqualTo(event.verifiedBy());
            done(queue(), claim);
        }
    }

    @Test
    default void whatIsKnownOfAnEventKeepsItFromBeingErasedInNoState() {
        QueuedEvent head = event(JANE, "head").signedWith(Optional.of("META_APP_SECRET"));
        QueuedEvent behind = event(JANE, "behind").tracedBy(Optional.of(Cast.TRACE));
        QueuedEvent parked =
                event(JOHN, "parked").signedWith(Optional.of("a b")).tracedBy(Optional.of(Cast.TRACE));
        enqueue(queue(), parked);
        settle(queue(), take(queue()), new Verdict.Park());
        enqueue(queue(), head, behind);

        assertThat(queue().erase(List.of(head.id(), behind.id(), parked.id()))).isEqualTo(3);

        assertNothingReady(queue());
        assertThat(queue().unpark(JOHN.account())).isZero();
    }

    @Test
    default void waitingEventIsNotStoredTwice() {
        QueuedEvent hello = event(JANE, "hello");
        enqueue(queue(), hello);

        Enqueued again = enqueue(anotherInstance(), hello, event(JANE, "again"));

        assertThat(again.duplicates()).containsExactly(hello.id());
        assertThat(drain(queue())).containsExactly("hello", "again");
    }

    @Test
    default void claimedEventIsNotStoredAgain() {
        QueuedEvent hello = event(JANE, "hello");
        enqueue(queue(), hello);
        var claim = take(queue());

        assertThat(enqueue(queue(), hello).duplicates()).containsExactly(hello.id());

        assertThat(done(queue(), claim)).isTrue();
        assertNothingReady(queue());
    }

    @Test
    default void doneEventIsNotStoredAgain() {
        QueuedEvent hello = event(JANE, "hello");
        enqueue(queue(), hello);
        done(queue(), take(queue()));

        assertThat(enqueue(queue(), hello).duplicates()).containsExactly(hello.id());

        assertNothingReady(queue());
    }

    @Test
    default void parkedAndErasedEventsAreNotStoredAgain() {
        QueuedEvent parked = event(JANE, "parked");
        QueuedEvent erased = event(JOHN, "erased");
        enqueue(queue(), parked);
        settle(queue(), take(queue()), new Verdict.Park());
        enqueue(queue(), erased);
        queue().erase(List.of(erased.id()));

        assertThat(enqueue(queue(), parked, erased).duplicates()).containsExactlyInAnyOrder(parked.id(), erased.id());

        assertNothingReady(queue());
    }

    @Test
    default void sameEventTwiceInOneDeliveryIsStoredOnce() {
        QueuedEvent hello = event(JANE, "hello");

        enqueue(queue(), hello, event(JANE, "second"), hello);

        assertThat(drain(queue())).containsExactly("hello", "second");
    }

    @Test
    default void sameWordsInAnotherConversationAreAnotherEvent() {
        Enqueued enqueued = enqueue(queue(), event(JANE, "yes"), event(JOHN, "yes"));

        assertThat(enqueued.duplicates()).isEmpty();
        assertThat(drain(queue())).containsExactly("yes", "yes");
    }

    @Test
    default void idIsForgottenWhenTheDedupeWindowEnds() {
        EventQueue forgetful = emptyQueue(SHORT, 100);
        QueuedEvent hello = event(JANE, "hello");
        enqueue(forgetful, hello);
        done(forgetful, take(forgetful));

        letPass(SHORT.multipliedBy(3));

        assertThat(enqueue(forgetful, hello).duplicates()).isEmpty();
        assertThat(drain(forgetful)).containsExactly("hello");
    }

    @Test
    default void deliveryBeyondTheBoundIsRefusedWhole() {
        EventQueue small = emptyQueue(Duration.ofDays(3), 3);
        enqueue(small, event(JANE, "one"), event(JANE, "two"));

        CompletionStage<Enqueued> refused = small.enqueue(List.of(event(JANE, "three"), event(JOHN, "four")));

        assertThat(refused)
                .failsWithin(20, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ConnectException.QueueFull.class);
        assertThat(drain(small)).containsExactly("one", "two");
    }

    @Test
    default void refusedDeliveryIsTakenOnceThereIsRoom() {
        EventQueue small = emptyQueue(Duration.ofDays(3), 1);
        enqueue(small, event(JANE, "one"));
        assertThat(small.enqueue(List.of(event(JOHN, "two")))).failsWithin(20, SECONDS);

        done(small, take(small));

        assertThat(enqueue(small, event(JOHN, "two")).duplicates()).isEmpty();
        assertThat(drain(small)).containsExactly("two");
    }

    @Test
    default void storeHoldsNoWordOfWhatAPersonWrote() {
        byte[] words = "my knee hurts since Tuesday".getBytes(UTF_8);
        QueuedEvent event = new QueuedEvent(EventId.ofBytes(words), JANE, EventKind.MESSAGE, Cast.NOON, words);

        enqueue(queue(), event);

        assertThat(storeHolds(words)).isFalse();
        assertThat(take(queue()).event().body()).isEqualTo(words);
    }

    @Test
    default void eventThatDoesNotOpenIsReleasedForAMinuteUncounted() {
        enqueue(queue(), event(JANE, "sealed"));
        EventQueue locksmith = instanceWithoutKey();

        assertThat(locksmith.claim(10, LONG, Duration.ZERO)).isEmpty();
        assertNothingReady(queue());
        letPass(Duration.ofSeconds(61));

        assertThat(take(queue()).attempt()).isEqualTo(1);
    }

    @Test
    default void eventThatDoesNotOpenKeepsNoOtherConversationWaiting() {
        EventQueue locksmith = instanceWithoutKey();
        enqueue(queue(), event(JANE, "sealed"));
        enqueue(locksmith, event(JOHN, "open"));

        assertThat(take(locksmith)).extracting(QueueTrial::text).isEqualTo("open");
    }
}
