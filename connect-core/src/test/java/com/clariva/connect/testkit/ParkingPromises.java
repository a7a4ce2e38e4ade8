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
import static com.clariva.connect.testkit.QueueTrial.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parking moves nothing; erasing takes out what it names and nothing else. */
interface ParkingPromises extends QueueTrial {
    ConversationKey JANE = conversation(ADAS_PRACTICE, 1);
    ConversationKey JOHN = conversation(ADAS_PRACTICE, 2);
    ConversationKey BORIS_PATIENT = conversation(BORIS_PRACTICE, 1);

    QueuedEvent ONE = event(JANE, "one");
    QueuedEvent TWO = event(JANE, "two");
    QueuedEvent THREE = event(JANE, "three");

    @Test
    default void parkedConversationWaitsWithAllThatFollows() {
        enqueue(queue(), ONE, TWO);
        parkNext();

        enqueue(anotherInstance(), THREE);
        letPass(LONG.multipliedBy(2));

        assertNothingReady(queue());
    }

    @Test
    default void unparkedConversationGoesOnFromItsHead() {
        enqueue(queue(), ONE, TWO);
        parkNext();
        enqueue(queue(), THREE);

        assertThat(anotherInstance().unpark(ADAS_PRACTICE)).isEqualTo(1);

        assertThat(drain(queue())).containsExactly("one", "two", "three");
    }

    @Test
    default void placeInATraceStaysWithItsEvent() {
        QueuedEvent first = ONE.tracedBy(Optional.of(Cast.TRACE));
        QueuedEvent second = TWO.tracedBy(Optional.of(new TraceContext(Cast.TRACE.traceparent(), Optional.empty())));
        enqueue(queue(), first, second, THREE);
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));
        parkNext();
        assertThat(anotherInstance().unpark(ADAS_PRACTICE)).isEqualTo(1);

        for (QueuedEvent event : List.of(first, second, THREE)) {
            Claim claim = take(anotherInstance());
            assertThat(claim.event()).isEqualTo(event);
            assertThat(claim.event().trace()).isEqualTo(event.trace());
            assertThat(done(queue(), claim)).isTrue();
        }
    }

    @Test
    default void parkingIsNoAttempt() {
        enqueue(queue(), ONE);
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));
        parkNext();

        queue().unpark(ADAS_PRACTICE);

        assertThat(take(queue()).attempt()).isEqualTo(2);
    }

    @Test
    default void unparkingAnAccountLeavesOthersParked() {
        enqueue(queue(), ONE, event(JOHN, "eins"), event(BORIS_PATIENT, "raz"));
        IntStream.range(0, 3).forEach(conversation -> parkNext());

        assertThat(queue().unpark(ADAS_PRACTICE)).isEqualTo(2);

        assertThat(drain(queue())).containsExactlyInAnyOrder("one", "eins");
        assertThat(queue().unpark(ADAS_PRACTICE)).isZero();
        assertThat(queue().unpark(BORIS_PRACTICE)).isEqualTo(1);
        assertThat(drain(queue())).containsExactly("raz");
    }

    @Test
    default void unparkingLeavesClaimsAndDelaysAlone() {
        enqueue(queue(), ONE, event(JOHN, "eins"));
        Claim held = take(queue());
        settle(queue(), take(queue()), new Verdict.Retry(LONG));

        assertThat(queue().unpark(ADAS_PRACTICE)).isZero();

        assertNothingReady(queue());
        assertThat(done(queue(), held)).isTrue();
    }

    @Test
    default void parkedConversationMayBeParkedAgain() {
        enqueue(queue(), ONE);
        parkNext();
        queue().unpark(ADAS_PRACTICE);
        parkNext();

        assertNothingReady(queue());
        assertThat(queue().unpark(ADAS_PRACTICE)).isEqualTo(1);

        assertThat(drain(queue())).containsExactly("one");
    }

    @Test
    default void unparkWakesAWaitingClaim() throws Exception {
        enqueue(queue(), ONE);
        parkNext();
        var next = CompletableFuture.supplyAsync(() -> take(queue()));

        anotherInstance().unpark(ADAS_PRACTICE);

        assertThat(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .extracting(QueueTrial::text)
                .isEqualTo("one");
    }

    /** 420 orders of a worker that parks, a doctor who links, and the sweep, on two instances. */
    @Test
    default void linkThatRacesAParkLeavesNothingStuckInWhateverOrder() {
        EventQueue elsewhere = anotherInstance();
        AtomicLong account = new AtomicLong(17841400000200000L);

        Interleavings.of(ParkingRace.STEPS, order -> {
            InstagramId unlinked = new InstagramId(Long.toString(account.incrementAndGet()));
            ParkingRace race = new ParkingRace(queue(), elsewhere, conversation(unlinked, 1));
            order.forEach(race::step);

            assertThat(race.handled()).as("order %s", order).containsExactly("parked", "newer");
        });
    }

    @Test
    default void erasedEventIsSkipped() {
        enqueue(queue(), ONE, TWO, THREE);

        assertThat(anotherInstance().erase(List.of(TWO.id()))).isEqualTo(1);

        assertThat(drain(queue())).containsExactly("one", "three");
    }

    @Test
    default void erasedHeadGivesWayToTheNext() {
        enqueue(queue(), ONE, TWO);
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));

        assertThat(queue().erase(List.of(ONE.id()))).isEqualTo(1);

        Claim next = take(queue());
        assertThat(text(next)).isEqualTo("two");
        assertThat(next.attempt()).isEqualTo(1);
    }

    @Test
    default void erasedDelayedHeadGivesWayToTheNextAtOnce() {
        enqueue(queue(), ONE, TWO);
        settle(queue(), take(queue()), new Verdict.Retry(LONG));

        assertThat(queue().erase(List.of(ONE.id()))).isEqualTo(1);

        Claim next = take(queue());
        assertThat(text(next)).isEqualTo("two");
        assertThat(next.attempt()).isEqualTo(1);
        assertThat(done(queue(), next)).isTrue();
    }

    @Test
    default void wholeConversationMayBeErased() {
        enqueue(queue(), ONE, TWO, event(JOHN, "eins"));

        assertThat(queue().erase(List.of(ONE.id(), TWO.id()))).isEqualTo(2);

        assertThat(drain(queue())).containsExactly("eins");
        enqueue(queue(), THREE);
        assertThat(drain(queue())).containsExactly("three");
    }

    @Test
    default void erasedParkedEventDoesNotComeBack() {
        enqueue(queue(), ONE, event(JOHN, "eins"), event(JOHN, "zwei"));
        parkNext();
        parkNext();

        assertThat(queue().erase(List.of(ONE.id(), event(JOHN, "eins").id()))).isEqualTo(2);

        assertNothingReady(queue());
        assertThat(queue().unpark(ADAS_PRACTICE)).isEqualTo(1);
        assertThat(drain(queue())).containsExactly("zwei");
    }

    @Test
    default void erasedClaimedEventDoesNotComeBack() {
        for (Verdict verdict : LeasePromises.everyVerdict().toList()) {
            var queue = emptyQueue(Duration.ofDays(3), 100);
            enqueue(queue, ONE, TWO, THREE);
            Claim held = take(queue);

            assertThat(queue.erase(List.of(ONE.id()))).isEqualTo(1);
            settle(queue, held, verdict);
            queue.unpark(ADAS_PRACTICE);
            letPass(LONG.plusSeconds(1));

            assertThat(take(queue)).satisfies(next -> {
                assertThat(text(next)).isEqualTo("two");
                assertThat(next.attempt()).isEqualTo(1);
                assertThat(done(queue, next)).isTrue();
            });
            assertThat(drain(queue)).containsExactly("three");
        }
    }

    @Test
    default void nothingIsErasedThatIsNotThere() {
        enqueue(queue(), ONE, TWO);
        done(queue(), take(queue()));

        assertThat(queue().erase(List.of(ONE.id(), THREE.id()))).isZero();
        assertThat(queue().erase(List.of())).isZero();

        assertThat(drain(queue())).containsExactly("two");
    }

    @Test
    default void erasedEventAddsNothingWhenItComesLater() {
        queue().erase(List.of(ONE.id(), TWO.id()));

        assertThat(enqueue(anotherInstance(), ONE, TWO, THREE).duplicates())
                .containsExactlyInAnyOrder(ONE.id(), TWO.id());

        assertThat(drain(queue())).containsExactly("three");
    }

    @Test
    default void erasedEventMakesRoom() {
        var small = emptyQueue(Duration.ofDays(3), 1);
        enqueue(small, ONE);
        CompletionStage<?> refused = small.enqueue(List.of(TWO));
        assertThat(refused).failsWithin(PATIENCE);

        small.erase(List.of(ONE.id()));

        enqueue(small, TWO);
        assertThat(drain(small)).containsExactly("two");
    }

    private void parkNext() {
        assertThat(settle(queue(), take(queue()), new Verdict.Park())).isTrue();
    }
}
