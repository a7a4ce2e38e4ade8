package com.clariva.connect.core.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int HANDLERS = 8;
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Pace pace = new Pace(HANDLERS);

    @Test
    void beforeHandlersAreKnownThereIsOneClaimForEach() throws InterruptedException {
        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(HANDLERS);

        pace.taken(HANDLERS);

        assertThat(pace.awaitRoom(AT_ONCE)).isZero();
    }

    @Test
    void quickHandlersHaveMoreInHandButNotWithoutBound() throws InterruptedException {
        handle(Duration.ofNanos(10));

        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(HANDLERS + Pace.MOST_AHEAD);
    }

    @Test
    void nothingWaitsBehindSlowHandlers() throws InterruptedException {
        handle(LONG);

        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(HANDLERS);
    }

    @Test
    void asMuchIsAheadAsBeginsWithinAMoment() throws InterruptedException {
        handle(Pace.MOMENT.dividedBy(2));

        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(HANDLERS + 2 * HANDLERS);
    }

    @Test
    void whenHandlersBecomeSlowLessIsTakenAhead() throws InterruptedException {
        handle(Duration.ofNanos(10));

        for (int times = 0; times < 100; times++) {
            handle(LONG);
        }

        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(HANDLERS);
    }

    @Test
    void behindACallThatBroughtSomethingMoreGathersBeforeTheNext() throws InterruptedException {
        handle(Duration.ofNanos(10));

        long brought = System.nanoTime();
        pace.taken(1);
        pace.awaitRoom(AT_ONCE);

        assertThat(System.nanoTime() - brought).isGreaterThanOrEqualTo(Pace.GATHERING.toNanos());
    }

    @Test
    void queueIsNotAskedForEachAloneWhileOthersWait() throws InterruptedException {
        handle(Duration.ofNanos(10));
        pace.taken(HANDLERS + Pace.MOST_AHEAD);

        pace.over();
        int early = pace.awaitRoom(AT_ONCE);
        for (int more = 1; more < Pace.MOST_AHEAD / 2; more++) {
            pace.over();
        }

        assertThat(early).isZero();
        assertThat(pace.awaitRoom(AT_ONCE)).isEqualTo(Pace.MOST_AHEAD / 2);
    }

    @Test
    void whoWaitsForRoomIsWoken() {
        pace.taken(HANDLERS);
        CompletableFuture<Integer> room = CompletableFuture.supplyAsync(this::awaitRoom);

        pace.over();

        assertThat(room).succeedsWithin(LONG).isEqualTo(1);
    }

    private int awaitRoom() {
        try {
            return pace.awaitRoom(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(Duration length) {
        pace.taken(1);
        pace.handled(length);
    }
}
