package com.clariva.connect.core.queue;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueWithOverflowTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final Outage storesOutage = new Outage();
    private final Outage overflowsOutage = new Outage();
    private final InMemoryEventQueue store = new InMemoryEventQueue(clock, storesOutage);
    private final InMemoryOverflow overflow = new InMemoryOverflow(clock, overflowsOutage, Duration.ZERO);
    private final QueueWithOverflow here = instance();
    private final QueueWithOverflow elsewhere = instance();

    @Test
    void overflowIsNotTouchedWhileTheStoreIsThere() {
        enqueue(here, "one");
        here.tend();

        assertThat(overflow.isOpen()).isFalse();
        assertThat(handledInOrder(here)).containsExactly("one");
    }

    @Test
    void eventsAreAcceptedWhileTheStoreIsAway() {
        storesOutage.begin();

        enqueue(here, "one", "two");

        assertThat(here.isOverflowOpen()).isTrue();
        assertThat(here.depth().waiting()).isEqualTo(2);
    }

    @Test
    void orderIsKeptThroughTheOverflow() {
        enqueue(here, "one");
        storesOutage.begin();
        enqueue(here, "two");
        enqueue(here, "three");
        storesOutage.end();
        enqueue(here, "four");

        here.tend();
        enqueue(here, "five");

        assertThat(handledInOrder(here)).containsExactly("one", "two", "three", "four", "five");
        assertThat(overflow.isOpen()).isFalse();
    }

    @Test
    void otherInstancesGoToTheOverflowAsWellUntilItIsEmpty() {
        storesOutage.begin();
        enqueue(here, "one");
        elsewhere.tend();
        storesOutage.end();

        enqueue(elsewhere, "two");
        here.tend();

        assertThat(handledInOrder(elsewhere)).containsExactly("one", "two");
    }

    @Test
    void instanceThatDidNotHearOfTheOpeningOvertakesNothing() {
        elsewhere.tend();
        storesOutage.begin();
        enqueue(here, "one");
        storesOutage.end();

        clock.advance(overflow.notice().plusMillis(1));
        enqueue(elsewhere, "two");
        here.tend();

        assertThat(handledInOrder(elsewhere)).containsExactly("one", "two");
    }

    @Test
    void gateThatCannotBeSeenKeepsNobodyFromTheStore() {
        overflowsOutage.begin();

        enqueue(here, "one");

        assertThat(handledInOrder(here)).containsExactly("one");
    }

    @Test
    void storeThatCameBackWhileTheGateIsNotSeenIsNotUsedBeforeTheHold() {
        overflowsOutage.begin();
        storesOutage.begin();
        assertThatThrownBy(() -> enqueue(here, "one")).hasRootCauseInstanceOf(ConnectException.class);
        storesOutage.end();

        assertThatThrownBy(() -> enqueue(here, "two")).hasRootCauseInstanceOf(ConnectException.class);
        clock.advance(HOLD.plusMillis(1));
        enqueue(here, "three");

        assertThat(handledInOrder(here)).containsExactly("three");
    }

    @Test
    void storeIsUsedAgainAsSoonAsTheGateIsSeen() {
        overflowsOutage.begin();
        storesOutage.begin();
        assertThatThrownBy(() -> enqueue(here, "one")).hasRootCauseInstanceOf(ConnectException.class);
        storesOutage.end();
        overflowsOutage.end();
        clock.advance(Duration.ofMillis(1));

        here.tend();
        enqueue(here, "two");

        assertThat(handledInOrder(here)).containsExactly("two");
    }

    @Test
    void instanceThatDidNotHearOfTheClosingFindsTheStore() {
        storesOutage.begin();
        enqueue(here, "one");
        elsewhere.tend();
        storesOutage.end();
        here.tend();

        enqueue(elsewhere, "two");

        assertThat(elsewhere.isOverflowOpen()).isFalse();
        assertThat(handledInOrder(here)).containsExactly("one", "two");
    }

    @Test
    void whatTheStoreHasHadBeforeIsNotHandledTwice() {
        enqueue(here, "one");
        storesOutage.begin();
        enqueue(here, "one", "two");
        storesOutage.end();

        here.tend();

        assertThat(handledInOrder(here)).containsExactly("one", "two");
    }

    @Test
    void nobodyWorksTheOverflowBeforeTheHoldIsOver() {
        storesOutage.begin();
        enqueue(here, "one");
        here.tend();

        clock.advance(HOLD);

        assertThatThrownBy(() -> here.claim(10, LEASE, Duration.ZERO))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    @Test
    void overflowIsWorkedInOrderAfterTheHold() {
        storesOutage.begin();
        enqueue(here, "one", "two");
        here.tend();

        clock.advance(HOLD.plusMillis(1));

        assertThat(handledInOrder(here)).containsExactly("one", "two");
    }

    @Test
    void whatWasHandledFromTheOverflowIsNotHandledAgain() {
        storesOutage.begin();
        enqueue(here, "one", "two");
        here.tend();
        clock.advance(HOLD.plusMillis(1));
        Claim claim = here.claim(1, LEASE, Duration.ZERO).get(0);
        assertThat(here.renew(List.of(claim), LEASE))
                .containsExactly(claim.event().id());
        assertThat(here.settle(claim, new Verdict.Done()).toCompletableFuture().join())
                .isTrue();

        storesOutage.end();
        here.tend();
        enqueue(here, "one");

        assertThat(handledInOrder(here)).containsExactly("two");
    }

    @Test
    void parkedEventsOfTheOverflowAreMovedToo() {
        storesOutage.begin();
        enqueue(here, "one");
        here.tend();
        clock.advance(HOLD.plusMillis(1));
        Claim claim = here.claim(1, LEASE, Duration.ZERO).get(0);
        here.settle(claim, new Verdict.Park()).toCompletableFuture().join();
        assertThat(here.parkedAccounts(10)).containsExactly(ADAS_PRACTICE);

        storesOutage.end();
        here.tend();

        assertThat(handledInOrder(here)).containsExactly("one");
        assertThat(overflow.isOpen()).isFalse();
    }

    @Test
    void claimedEventOfTheOverflowKeepsTheGateOpen() {
        storesOutage.begin();
        enqueue(here, "one", "two");
        here.tend();
        clock.advance(HOLD.plusMillis(1));
        Claim claim = here.claim(1, LEASE, Duration.ZERO).get(0);

        storesOutage.end();
        here.tend();
        enqueue(here, "three");
        assertThat(overflow.isOpen()).isTrue();

        here.settle(claim, new Verdict.Done()).toCompletableFuture().join();
        here.tend();
        assertThat(handledInOrder(here)).containsExactly("two", "three");
    }

    @Test
    void whatIsErasedWhileTheStoreIsAwayIsGoneFromItWhenItIsBack() {
        enqueue(here, "one", "two");
        storesOutage.begin();
        enqueue(here, "three", "four");

        assertThat(here.erase(List.of(idOf("one"), idOf("three")))).isEqualTo(1);

        storesOutage.end();
        here.tend();
        assertThat(handledInOrder(here)).containsExactly("two", "four");
    }

    @Test
    void manyErasedAreAllGoneBeforeAnythingIsMoved() {
        String[] texts = IntStream.range(0, 1000).mapToObj(Integer::toString).toArray(String[]::new);
        enqueue(here, texts);
        storesOutage.begin();
        enqueue(here, "last");
        here.erase(Stream.of(texts).map(QueueWithOverflowTest::idOf).toList());

        storesOutage.end();
        here.tend();

        assertThat(handledInOrder(here)).containsExactly("last");
    }

    @Test
    void nothingIsErasedInSilenceWhileTheStoreIsAwayAndNobodyKnows() {
        storesOutage.begin();

        assertThatThrownBy(() -> here.erase(List.of(idOf("one"))))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    @Test
    void bothStoresAwayIsSaid() {
        storesOutage.begin();
        overflowsOutage.begin();

        assertThatThrownBy(() -> enqueue(here, "one")).hasRootCauseInstanceOf(ConnectException.class);
    }

    @Test
    void storeThatGoesAwayAgainWhileTheOverflowIsMovedLosesNothing() {
        storesOutage.begin();
        enqueue(here, "one");
        here.tend();
        storesOutage.end();
        here.tend();
        storesOutage.begin();
        enqueue(here, "two");
        storesOutage.end();

        here.tend();

        assertThat(handledInOrder(here)).containsExactly("one", "two");
    }

    private QueueWithOverflow instance() {
        OverflowMode mode = new OverflowMode(
                overflow, HOLD, () -> Duration.between(NOON, clock.instant()).toNanos());
        return QueueWithOverflow.untended(store, overflow, mode, Runnable::run);
    }

    private static void enqueue(QueueWithOverflow queue, String... texts) {
        List<QueuedEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(Cast.message(ADAS_PRACTICE, text, NOON));
        }
        queue.enqueue(events).toCompletableFuture().join();
    }

    private static EventId idOf(String text) {
        return Cast.message(ADAS_PRACTICE, text, NOON).id();
    }

    private static List<String> handledInOrder(QueueWithOverflow queue) {
        List<String> handled = new ArrayList<>();
        List<Claim> claims = queue.claim(10, LEASE, Duration.ZERO);
        while (!claims.isEmpty()) {
            claims.forEach(claim -> handled.add(new String(claim.event().body(), UTF_8)));
            claims.stream()
                    .map(claim -> queue.settle(claim, new Verdict.Done()).toCompletableFuture())
                    .forEach(CompletableFuture::join);
            claims = queue.claim(10, LEASE, Duration.ZERO);
        }
        return handled;
    }
}
