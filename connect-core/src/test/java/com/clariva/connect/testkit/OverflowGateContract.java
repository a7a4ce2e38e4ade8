package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.OverflowGate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OverflowGate} promises. Extend it and supply two instances on one store. */
public abstract class OverflowGateContract<O extends EventQueue & OverflowGate> {
    private O overflow;
    private O elsewhere;

    /** An overflow with nothing in it, its gate closed. */
    protected abstract O emptyOverflow();

    /** Another instance, as of another process, on the same store; or the same where there is no other. */
    protected abstract O anotherInstance();

    @BeforeEach
    void openOverflow() {
        overflow = emptyOverflow();
        elsewhere = anotherInstance();
    }

    @Test
    void gateIsClosedAtFirstAndTakesNothing() {
        assertThat(overflow.isOpen()).isFalse();
        assertThatThrownBy(() -> add(overflow, "early")).hasCauseInstanceOf(ConnectException.OverflowClosed.class);
    }

    @Test
    void whatOneInstanceOpensIsOpenForAll() {
        overflow.open();

        assertThat(elsewhere.isOpen()).isTrue();
        add(elsewhere, "taken");
    }

    @Test
    void openingAgainChangesNothing() {
        overflow.open();
        elsewhere.open();

        assertThat(overflow.isOpen()).isTrue();
    }

    @Test
    void emptyOverflowIsClosedForAll() {
        overflow.open();

        assertThat(overflow.close(() -> true)).isTrue();

        assertThat(elsewhere.isOpen()).isFalse();
        assertThatThrownBy(() -> add(elsewhere, "late")).hasCauseInstanceOf(ConnectException.OverflowClosed.class);
    }

    @Test
    void overflowThatIsNotEmptyStaysOpen() {
        overflow.open();

        assertThat(overflow.close(() -> false)).isFalse();

        assertThat(elsewhere.isOpen()).isTrue();
    }

    @Test
    void nobodyIsToldOfWhatWasAddedBeforeAllHaveHadTheTimeToNotice() {
        long before = System.nanoTime();
        overflow.open();
        CompletableFuture<Enqueued> here = adding(overflow, "one");
        CompletableFuture<Enqueued> there = adding(elsewhere, "two");

        here.join();
        Duration untilHere = Duration.ofNanos(System.nanoTime() - before);
        there.join();

        assertThat(untilHere).isGreaterThanOrEqualTo(overflow.notice());
    }

    @Test
    void eachOpeningIsNoticedAnew() {
        overflow.open();
        add(elsewhere, "one");
        assertThat(overflow.close(() -> true)).isTrue();

        long before = System.nanoTime();
        overflow.open();
        add(elsewhere, "two");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(overflow.notice());
    }

    @Test
    void nothingIsAddedWhileTheGateIsBeingClosed() throws InterruptedException {
        overflow.open();
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> close = CompletableFuture.supplyAsync(() -> overflow.close(() -> {
            closing.countDown();
            return awaited(go);
        }));
        assertThat(closing.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> add(elsewhere, "meanwhile"));
        assertThat(elsewhere.close(() -> true)).isFalse();
        go.countDown();

        assertThat(close.join()).isTrue();
        assertThatThrownBy(adding::join).hasRootCauseInstanceOf(ConnectException.OverflowClosed.class);
    }

    @Test
    void failureWhileClosingLeavesTheGateOpen() {
        overflow.open();

        assertThatThrownBy(() -> overflow.close(() -> {
                    throw new ConnectException.StorageUnavailable("move overflow", null);
                }))
                .isInstanceOf(ConnectException.StorageUnavailable.class);

        assertThat(elsewhere.isOpen()).isTrue();
        add(elsewhere, "taken");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static void add(EventQueue queue, String text) {
        adding(queue, text).join();
    }

    private static CompletableFuture<Enqueued> adding(EventQueue queue, String text) {
        return queue.enqueue(List.of(Cast.message(ADAS_PRACTICE, text, NOON)))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS);
    }
}
