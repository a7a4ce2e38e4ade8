package com.clariva.connect.core.queue;

import static com.clariva.connect.core.queue.TwoInstances.HOLD;
import static com.clariva.connect.core.queue.TwoInstances.enqueue;
import static com.clariva.connect.core.queue.TwoInstances.handledInOrder;
import static com.clariva.connect.core.queue.TwoInstances.idOf;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryOverflow;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An instance that reaches the store, and does not see whether others have opened the gate. */
class UnseenGateTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(QueueWithOverflow.class);

    private final TwoInstances both = new TwoInstances();
    private final ManualClock clock = both.clock;
    private final Outage storesOutage = both.storesOutage;
    private final Outage overflowsOutage = both.overflowsOutage;
    private final QueueWithOverflow here = both.here;
    private final QueueWithOverflow elsewhere = both.elsewhere;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(lines);
    }

    @Test
    void eachEventThatMayOvertakeAnotherIsAnnounced() {
        elsewhere.tend();
        storesOutage.begin();
        enqueue(here, "one");
        storesOutage.end();
        overflowsOutage.begin();
        clock.advance(Duration.ofMillis(1));

        enqueue(elsewhere, "two");
        enqueue(elsewhere, "three", "four");

        assertThat(handledInOrder(elsewhere)).containsExactly("two", "three", "four");
        assertThat(elsewhere.trouble().orderUnknown()).isEqualTo(3);
        assertThat(lines.list)
                .filteredOn(line -> line.getMessage().contains("without sight of the overflow's gate, order unknown"))
                .extracting(line -> line.getKeyValuePairs().get(0).value)
                .containsExactly(idOf("two"), idOf("three"), idOf("four"));
    }

    @Test
    void nothingIsAnnouncedForAsLongAsTheLastSightHolds() {
        Outage unseen = new Outage();
        Duration notice = Duration.ofMillis(200);
        OverflowMode mode = mode(new InMemoryOverflow(clock, unseen, notice));
        long arrived = mode.time();
        mode.refresh();
        unseen.begin();
        mode.refresh();

        assertThat(mode.isBlind()).isTrue();
        assertThat(mode.isKnownFor(arrived + notice.toNanos() / 10 * 9)).isTrue();
        assertThat(mode.isKnownFor(arrived + notice.toNanos())).isFalse();
    }

    @Test
    void nothingIsAnnouncedOnceTheGateIsSeenAgain() {
        overflowsOutage.begin();
        enqueue(here, "one");
        overflowsOutage.end();

        here.tend();
        enqueue(here, "two");
        clock.advance(Duration.ofMinutes(1));
        enqueue(here, "three");

        assertThat(here.trouble().orderUnknown()).isEqualTo(1);
        assertThat(handledInOrder(here)).containsExactly("one", "two", "three");
    }

    @Test
    void unseenGateKeepsNobodyFromTheStoreHoweverLongItLasts() {
        here.tend();
        overflowsOutage.begin();
        for (int minute = 0; minute < 5; minute++) {
            clock.advance(Duration.ofMinutes(1));
            enqueue(here, "minute " + minute);
        }

        assertThat(handledInOrder(here)).hasSize(5);
    }

    @Test
    void gateThatWasOpenWhenItWasSeenLastKeepsEventsFromTheStoreUntilTheHold() {
        storesOutage.begin();
        enqueue(here, "one");
        elsewhere.tend();
        storesOutage.end();
        overflowsOutage.begin();
        clock.advance(HOLD);

        assertThatThrownBy(() -> enqueue(elsewhere, "two"))
                .hasRootCauseInstanceOf(ConnectException.StorageUnavailable.class);
        clock.advance(Duration.ofMillis(1));
        enqueue(elsewhere, "three");

        assertThat(handledInOrder(elsewhere)).containsExactly("three");
        assertThat(elsewhere.trouble().orderUnknown()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedWhileTheGateIsWaitedForIsNotAnnounced() {
        overflowsOutage.begin();
        storesOutage.begin();
        here.tend();
        assertThatThrownBy(() -> here.claim(1, HOLD, Duration.ZERO)).isInstanceOf(ConnectException.class);
        storesOutage.end();

        assertThatThrownBy(() -> enqueue(here, "one"))
                .hasRootCauseInstanceOf(ConnectException.StorageUnavailable.class);
        assertThat(here.trouble().orderUnknown()).isZero();

        clock.advance(HOLD.plusMillis(1));
        enqueue(here, "one");
        assertThat(here.trouble().orderUnknown()).isEqualTo(1);
    }

    @Test
    void openingTheGateIsSightOfIt() {
        OverflowMode mode = mode(both.overflow);
        overflowsOutage.begin();
        mode.refresh();
        overflowsOutage.end();

        mode.open(new ConnectException.StorageUnavailable("enqueue", null));

        assertThat(mode.isBlind()).isFalse();
        assertThat(mode.isKnownFor(mode.time())).isTrue();
    }

    @Test
    void nobodyIsToldOfWhatWasAddedIfTheGateWasLostFromSightWhileOthersWereToNotice() {
        InMemoryOverflow slow = new InMemoryOverflow(clock, overflowsOutage, Duration.ofMillis(200));
        QueueWithOverflow queue = QueueWithOverflow.untended(both.store, slow, mode(slow), Runnable::run);
        storesOutage.begin();
        CompletableFuture<Enqueued> adding = adding(queue);

        overflowsOutage.begin();
        queue.tend();
        overflowsOutage.end();
        queue.tend();

        assertThatThrownBy(adding::join).hasCauseInstanceOf(ConnectException.StorageUnavailable.class);
        assertThat(adding(queue).join()).isNotNull();
        assertThat(slow.depth().waiting()).isEqualTo(1);
    }

    private static CompletableFuture<Enqueued> adding(QueueWithOverflow queue) {
        return queue.enqueue(List.of(Cast.message(ADAS_PRACTICE, "one", NOON))).toCompletableFuture();
    }

    private OverflowMode mode(InMemoryOverflow overflow) {
        return new OverflowMode(
                overflow, HOLD, () -> Duration.between(NOON, clock.instant()).toNanos());
    }
}
