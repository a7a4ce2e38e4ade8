package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    private final ManualClock clock = new ManualClock();
    private final Store store = new Store();
    private boolean databaseAnswers = true;
    private final HealthCheck check = new HealthCheck(
            new HealthCheck.ThisProcess("1", clock.instant(), clock, true, () -> new HealthReport.Worker(true, 0)),
            () -> databaseAnswers,
            store);

    @AfterEach
    void close() {
        store.hanging.countDown();
        check.close();
    }

    @Test
    void storeThatIsAsItShouldBeIsOk() {
        assertThat(look().status()).isEqualTo("ok");
        assertThat(look().services().queue().durable()).contains(true);
    }

    @Test
    void overflowInUseIsShownAndIsNotAnEnd() {
        store.away = true;
        store.trouble = new QueueTrouble(true, 0, Optional.empty(), 0);

        HealthReport report = look();

        assertThat(report.status()).isEqualTo("degraded");
        assertThat(report.works()).isTrue();
        assertThat(report.services().queue().overflow()).isTrue();
        assertThat(report.services().queue().durable()).isEmpty();
    }

    @Test
    void storeAndDatabaseAwayIsTheEnd() {
        store.away = true;
        store.trouble = new QueueTrouble(true, 0, Optional.empty(), 0);
        databaseAnswers = false;

        assertThat(look().works()).isFalse();
    }

    @Test
    void databaseAwayWhileTheQueueAcceptsIsNotTheEnd() {
        databaseAnswers = false;

        assertThat(look().status()).isEqualTo("degraded");
        assertThat(look().services().database().status()).isEqualTo("unavailable");
    }

    @Test
    void lossIsShownForAnHourAndItsNumberForEver() {
        store.trouble = new QueueTrouble(false, 7, Optional.of(Duration.ofMinutes(59)), 0);
        assertThat(look().status()).isEqualTo("degraded");

        store.trouble = new QueueTrouble(false, 7, Optional.of(Duration.ofMinutes(61)), 0);

        assertThat(look().status()).isEqualTo("ok");
        assertThat(look().services().queue().lost()).isEqualTo(7);
    }

    @Test
    void queueTooDeepToBeCountedInTimeIsNotCalledAway() {
        store.counting = true;

        HealthReport report = look();

        assertThat(report.status()).isEqualTo("ok");
        assertThat(report.services().queue().depth()).isEmpty();
    }

    private HealthReport look() {
        return check.look().join();
    }

    private static final class Store implements QueueState {
        private final CountDownLatch hanging = new CountDownLatch(1);
        private volatile QueueTrouble trouble = QueueTrouble.NONE;
        private volatile boolean away;
        private volatile boolean counting;

        /** None: nothing here outlives the process. */
        @Override
        public List<SealedStore> sealedStores() {
            return List.of();
        }

        @Override
        public String kind() {
            return "scripted";
        }

        @Override
        public QueueDepth depth() {
            if (counting) {
                awaitTheEnd();
            }
            return new QueueDepth(0, 0, Optional.empty());
        }

        @Override
        public Durability durability() {
            if (away) {
                throw new ConnectException.StorageUnavailable("durability", null);
            }
            return new Durability(true, "always");
        }

        @Override
        public QueueTrouble trouble() {
            return trouble;
        }

        /** None are. */
        @Override
        public List<Held> held(Collection<EventId> events) {
            return List.of();
        }

        @Override
        public Optional<QueuedEvent> read(EventId event) {
            return Optional.empty();
        }

        @Override
        public Set<InstagramId> parkedAccounts(int limit) {
            return Set.of();
        }

        @Override
        public List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
            return List.of();
        }

        @Override
        public List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit) {
            return List.of();
        }

        private void awaitTheEnd() {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
