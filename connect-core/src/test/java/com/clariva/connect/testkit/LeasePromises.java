package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
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
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At least once, leased, and only a retry counts. */
interface LeasePromises extends QueueTrial {
    ConversationKey JANE = conversation(ADAS_PRACTICE, 1);
    ConversationKey JOHN = conversation(ADAS_PRACTICE, 2);
    Duration LEASE_IS_OVER = SHORT.plus(Duration.ofMillis(100));

    static Stream<Verdict> everyVerdict() {
        return Stream.of(new Verdict.Done(), new Verdict.Retry(LONG), new Verdict.Release(LONG), new Verdict.Park());
    }

    @Test
    default void emptyQueueHasNothingToClaim() {
        assertNothingReady(queue());
    }

    @Test
    default void eventComesBackUncountedWhenItsLeaseEnds() {
        enqueue(queue(), event(JANE, "hello"));
        Claim first = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);

        Claim second = take(anotherInstance());

        assertThat(text(second)).isEqualTo("hello");
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.lease()).isNotEqualTo(first.lease());
    }

    @Test
    default void doneEventNeverComesBack() {
        enqueue(queue(), event(JANE, "hello"));
        Claim claim = take(queue(), LONG);

        assertThat(done(queue(), claim)).isTrue();
        letPass(LONG.plusSeconds(1));

        assertNothingReady(queue());
    }

    @Test
    default void retryCountsAsAnAttempt() {
        enqueue(queue(), event(JANE, "hello"), event(JANE, "next"));

        for (int attempt = 1; attempt <= 3; attempt++) {
            Claim claim = take(queue());
            assertThat(claim.attempt()).isEqualTo(attempt);
            settle(queue(), claim, new Verdict.Retry(Duration.ZERO));
        }

        done(queue(), take(queue()));
        assertThat(take(queue()).attempt()).isEqualTo(1);
    }

    @Test
    default void releaseDoesNotCountAsAnAttempt() {
        enqueue(queue(), event(JANE, "hello"));
        settle(queue(), take(queue()), new Verdict.Retry(Duration.ZERO));

        settle(queue(), take(queue()), new Verdict.Release(Duration.ZERO));

        assertThat(take(queue()).attempt()).isEqualTo(2);
    }

    @Test
    default void delayedEventComesBackWhenItsDelayEnds() {
        enqueue(queue(), event(JANE, "retried"), event(JOHN, "released"));
        settle(queue(), take(queue()), new Verdict.Retry(SHORT));
        settle(queue(), take(queue()), new Verdict.Release(SHORT));

        letPass(LEASE_IS_OVER);

        assertThat(drain(queue())).containsExactlyInAnyOrder("retried", "released");
    }

    @Test
    default void settlingTwiceIsTrueOnce() {
        enqueue(queue(), event(JANE, "one"), event(JANE, "two"));
        Claim one = take(queue());

        assertThat(done(queue(), one)).isTrue();
        assertThat(done(queue(), one)).isFalse();

        assertThat(drain(queue())).containsExactly("two");
    }

    @ParameterizedTest
    @MethodSource("com.clariva.connect.testkit.LeasePromises#everyVerdict")
    default void lateHolderIsToldFalseAndTakesNothingFromTheNewOne(Verdict late) {
        EventQueue other = anotherInstance();
        enqueue(queue(), event(JANE, "one"), event(JANE, "two"));
        Claim slow = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);
        Claim current = take(other);

        assertThat(settle(queue(), slow, late)).isFalse();

        assertNothingReady(queue());
        assertThat(done(other, current)).isTrue();
        assertThat(drain(other)).containsExactly("two");
    }

    @ParameterizedTest
    @MethodSource("com.clariva.connect.testkit.LeasePromises#everyVerdict")
    default void lateHolderChangesNothingThoughNobodyElseHasTheEvent(Verdict late) {
        enqueue(queue(), event(JANE, "one"));
        Claim slow = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);

        assertThat(settle(queue(), slow, late)).isFalse();

        assertThat(take(queue()).attempt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("com.clariva.connect.testkit.LeasePromises#everyVerdict")
    default void lateHolderIsToldFalseWhenTheNewOneIsDone(Verdict late) {
        enqueue(queue(), event(JANE, "one"));
        Claim slow = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);
        done(queue(), take(queue()));

        assertThat(settle(queue(), slow, late)).isFalse();

        assertNothingReady(queue());
    }

    @Test
    default void renewedLeaseLastsLonger() {
        enqueue(queue(), event(JANE, "hello"));
        Claim claim = take(queue(), Duration.ofSeconds(10));

        assertThat(queue().renew(List.of(claim), LONG))
                .containsExactly(claim.event().id());
        letPass(Duration.ofSeconds(11));

        assertNothingReady(queue());
        assertThat(done(queue(), claim)).isTrue();
    }

    @Test
    default void onlyHeldClaimsAreRenewed() {
        enqueue(queue(), event(JANE, "lost"), event(JOHN, "held"));
        Claim lost = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);
        List<Claim> current = queue().claim(10, LONG, PATIENCE);
        Claim held = current.get(text(current.get(0)).equals("held") ? 0 : 1);

        assertThat(queue().renew(List.of(lost, held), LONG))
                .containsExactly(held.event().id());

        assertThat(queue().renew(List.of(), LONG)).isEmpty();
    }

    @Test
    default void endedLeaseIsNotRenewedThoughNobodyElseHasTheEvent() {
        enqueue(queue(), event(JANE, "hello"));
        Claim claim = take(queue(), SHORT);
        letPass(LEASE_IS_OVER);

        assertThat(queue().renew(List.of(claim), LONG)).isEmpty();

        assertThat(take(queue()).event()).isEqualTo(claim.event());
    }

    @Test
    default void claimWaitsForAsLongAsItWasTold() {
        long begun = System.nanoTime();

        List<Claim> claims = queue().claim(1, LONG, Duration.ofMillis(300));

        assertThat(claims).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    default void waitingClaimIsWokenByAnEvent() throws InterruptedException {
        wakesAWaitingClaim(queue());
    }

    @Test
    default void waitingClaimIsWokenByAnEventOfAnotherInstance() throws InterruptedException {
        wakesAWaitingClaim(anotherInstance());
    }

    private void wakesAWaitingClaim(EventQueue producer) throws InterruptedException {
        AtomicReference<List<Claim>> claims = new AtomicReference<>(List.of());
        Thread claimer = new Thread(() -> claims.set(queue().claim(1, LONG, PATIENCE)));
        claimer.start();
        EnumSet<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        await().until(() -> waiting.contains(claimer.getState()));

        enqueue(producer, event(JANE, "hello"));
        claimer.join(PATIENCE.dividedBy(2).toMillis());

        assertThat(claims.get()).extracting(QueueTrial::text).containsExactly("hello");
    }

    @Test
    default void settlingGivesTheNextEventToAWaitingClaim() throws Exception {
        enqueue(queue(), event(JANE, "one"), event(JANE, "two"));
        Claim one = take(queue());
        CompletableFuture<List<Claim>> next = CompletableFuture.supplyAsync(() -> queue().claim(1, LONG, PATIENCE));

        done(queue(), one);

        assertThat(next.get(PATIENCE.toSeconds() / 2, TimeUnit.SECONDS))
                .extracting(QueueTrial::text)
                .containsExactly("two");
    }

    @Test
    default void interruptedClaimReturnsSoonAndKeepsTheInterrupt() throws InterruptedException {
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        Thread claimer = new Thread(() -> {
            queue().claim(1, LONG, PATIENCE);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        claimer.start();

        claimer.interrupt();
        claimer.join(PATIENCE.dividedBy(2).toMillis());

        assertThat(interrupted.get()).isTrue();
    }
}
