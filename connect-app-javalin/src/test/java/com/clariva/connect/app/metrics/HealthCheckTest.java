package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.instance.CountReceived;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.instance.RefusalCause;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.InMemoryStorageAccess;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class HealthCheckTest {
    private final ManualClock clock = new ManualClock();
    private final Store store = new Store();
    private final Outage databaseOutage = new Outage();
    private final InMemoryStorageAccess database = new InMemoryStorageAccess(databaseOutage);
    private final CountReceived received = new CountReceived(List.of(), clock);
    private final Incidents incidents = new Incidents(clock);
    private long nanos;
    private final HealthCheck check = new HealthCheck(
            new HealthCheck.ThisProcess("1", clock.instant(), clock, true, () -> new HealthReport.Worker(true, 0)),
            database,
            new HealthCheck.WatchedQueue(store, 1_000_000),
            new HealthCheck.Webhooks(received::refusedLately, incidents),
            () -> nanos);

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
        databaseOutage.begin();

        assertThat(look().works()).isFalse();
    }

    @Test
    void databaseAwayWhileTheQueueAcceptsIsNotTheEnd() {
        databaseOutage.begin();

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

    @ParameterizedTest
    @CsvSource({"postgresql, unavailable", "redis, degraded"})
    void readOnlyDatabaseIsSeenWithoutAWebhook(String kind, String status) {
        store.kind = kind;
        database.becomeReadOnly("PostgreSQL is read-only: the disk is full");

        HealthReport report = look();

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.causes()).containsExactly("PostgreSQL is read-only: the disk is full");
        assertThat(report.services().database().status()).isEqualTo("read_only");
    }

    @Test
    void readOnlyDatabaseIsTheEndWhileTheOverflowIsUsed() {
        store.kind = "redis";
        store.away = true;
        store.trouble = new QueueTrouble(true, 0, Optional.empty(), 0, Optional.of("the password is wrong"));
        database.becomeReadOnly("PostgreSQL is read-only: the disk is full");

        assertThat(look().status()).isEqualTo("unavailable");
        assertThat(look().causes()).anyMatch(cause -> cause.contains("the password is wrong"));
    }

    @Test
    void fullQueueIsSeenWithoutAWebhook() {
        store.depth = new QueueDepth(1_000_190, 12, Optional.empty());

        assertThat(look().status()).isEqualTo("unavailable");
        assertThat(look().causes()).containsExactly("the queue is full: 1,000,202 events, of which 12 parked");
    }

    @Test
    void fullQueueStaysFullWhileItTakesLongToCount() {
        store.depth = new QueueDepth(1_000_000, 0, Optional.empty());
        assertThat(look().status()).isEqualTo("unavailable");

        nanos += Duration.ofSeconds(2).toNanos();
        store.counting = true;

        assertThat(look().status()).isEqualTo("unavailable");
    }

    @ParameterizedTest
    @EnumSource
    void webhooksThatAreRefusedForAReasonOfOursAreTheEndUntilOneIsStored(RefusalCause cause) {
        received.deliveryNotStored(cause.label(), "because of " + cause.label());

        assertThat(look().status()).isEqualTo("unavailable");
        assertThat(look().causes()).containsExactly("because of " + cause.label());

        received.delivery("accepted");
        assertThat(look().status()).isEqualTo("degraded");

        clock.advance(Duration.ofSeconds(10));
        assertThat(look().status()).isEqualTo("ok");
        assertThat(look().causes()).isEmpty();
    }

    @Test
    void mostWebhooksRefusedIsTheEndAlsoIfSomeGetThrough() {
        for (int i = 0; i < 100; i++) {
            received.deliveryNotStored("overloaded", "no memory");
            if (i % 3 == 0) {
                received.delivery("accepted");
            }
        }

        assertThat(look().status()).isEqualTo("unavailable");
    }

    @Test
    void changeIsSaidOnceAndTheHeartbeatsAreTold() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger logger = (Logger) LoggerFactory.getLogger(HealthCheck.class);
        logger.addAppender(logged);
        try {
            check.watch();
            received.deliveryNotStored("queue_full", "the queue is full");
            check.watch();
            check.watch();

            assertThat(logged.list)
                    .extracting(ILoggingEvent::getMessage)
                    .containsExactly("Health: webhooks are refused");
            assertThat(incidents.of(Incident.Area.WEBHOOKS))
                    .get()
                    .satisfies(incident -> assertThat(incident.cause()).isEqualTo("the queue is full"));

            clock.advance(Duration.ofSeconds(10));
            check.watch();
            check.watch();

            assertThat(logged.list)
                    .extracting(ILoggingEvent::getMessage)
                    .containsExactly("Health: webhooks are refused", "Health: webhooks are accepted again");
            assertThat(incidents.current()).isEmpty();
        } finally {
            logger.detachAppender(logged);
        }
    }

    private HealthReport look() {
        nanos += Duration.ofSeconds(2).toNanos();
        return check.look().join();
    }

    private static final class Store implements QueueState {
        private final CountDownLatch hanging = new CountDownLatch(1);
        private volatile QueueTrouble trouble = QueueTrouble.NONE;
        private volatile String kind = "redis";
        private volatile QueueDepth depth = new QueueDepth(0, 0, Optional.empty());
        private volatile boolean away;
        private volatile boolean counting;

        /** None: nothing here outlives the process. */
        @Override
        public List<SealedStore> sealedStores() {
            return List.of();
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public QueueDepth depth() {
            if (counting) {
                awaitTheEnd();
            }
            return depth;
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
