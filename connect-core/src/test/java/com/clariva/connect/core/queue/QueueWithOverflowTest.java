package com.clariva.connect.core.queue;

import static com.clariva.connect.core.queue.TwoInstances.HOLD;
import static com.clariva.connect.core.queue.TwoInstances.enqueue;
import static com.clariva.connect.core.queue.TwoInstances.handledInOrder;
import static com.clariva.connect.core.queue.TwoInstances.idOf;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueWithOverflowTest {
    private final TwoInstances both = new TwoInstances();
    private final ManualClock clock = both.clock;
    private final Outage storesOutage = both.storesOutage;
    private final Outage overflowsOutage = both.overflowsOutage;
    private final InMemoryOverflow overflow = both.overflow;
    private final QueueWithOverflow here = both.here;
    private final QueueWithOverflow elsewhere = both.elsewhere;

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
    void whatTheOverflowHoldsIsFoundWhileTheStoreIsAwayAndTheRestIsNotTakenForUnknown() {
        QueuedEvent signed = Cast.message(ADAS_PRACTICE, "two", NOON).signedWith(Optional.of("META_APP_SECRET"));
        enqueue(here, "one");
        storesOutage.begin();
        here.enqueue(List.of(signed)).toCompletableFuture().join();

        assertThat(here.held(List.of(signed.id()))).containsExactly(new WaitingEvents.Held(signed.outline(), false));
        assertThat(here.read(signed.id())).contains(signed);
        assertThatThrownBy(() -> here.held(List.of(idOf("one"))))
                .isInstanceOf(ConnectException.StorageUnavailable.class);

        storesOutage.end();
        assertThat(here.held(List.of(idOf("one"), signed.id()))).hasSize(2);
        here.tend();
        assertThat(here.held(List.of(signed.id()))).containsExactly(new WaitingEvents.Held(signed.outline(), false));
    }

    @Test
    void overflowIsShownForAsLongAsTheStoreIsAwayOrTheGateIsOpen() {
        here.tend();
        assertThat(here.trouble()).isEqualTo(QueueTrouble.NONE);

        storesOutage.begin();
        here.tend();
        assertThat(here.trouble().overflowing()).isTrue();

        enqueue(here, "one");
        storesOutage.end();
        assertThat(here.trouble().overflowing()).isTrue();

        here.tend();
        assertThat(here.trouble().overflowing()).isFalse();
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
}
