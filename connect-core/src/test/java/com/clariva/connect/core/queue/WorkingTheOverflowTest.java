package com.clariva.connect.core.queue;

import static com.clariva.connect.core.queue.TwoInstances.HOLD;
import static com.clariva.connect.core.queue.TwoInstances.LEASE;
import static com.clariva.connect.core.queue.TwoInstances.enqueue;
import static com.clariva.connect.core.queue.TwoInstances.handledInOrder;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingTheOverflowTest {
    private final TwoInstances both = new TwoInstances();
    private final ManualClock clock = both.clock;
    private final Outage storesOutage = both.storesOutage;
    private final InMemoryOverflow overflow = both.overflow;
    private final QueueWithOverflow here = both.here;

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
    void eventsOfUnknownOrderAreCounted() {
        storesOutage.begin();
        enqueue(here, "one", "two");
        here.tend();
        clock.advance(HOLD.plusMillis(1));

        handledInOrder(here);

        assertThat(here.trouble().orderUnknown()).isEqualTo(2);
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
}
