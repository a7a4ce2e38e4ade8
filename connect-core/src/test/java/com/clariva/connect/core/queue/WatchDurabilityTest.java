package com.clariva.connect.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchDurabilityTest {
    private static final Durability ALWAYS = new Durability(true, "appendfsync always");
    private static final Durability EVERY_SECOND = new Durability(false, "appendfsync everysec");

    private final Logger logger = (Logger) LoggerFactory.getLogger(WatchDurability.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ChangingStore store = new ChangingStore();
    private final WatchDurability watch = new WatchDurability(store);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void durableStoreIsNotTalkedAbout() {
        looks(ALWAYS, ALWAYS);

        assertThat(lines()).isEmpty();
    }

    @Test
    void storeThatIsNotDurableFromTheStartIsSaidOnce() {
        looks(EVERY_SECOND, EVERY_SECOND);

        assertThat(lines()).containsExactly("WARN Webhook queue is not durable");
    }

    @Test
    void storeThatIsMadeWeakerAndMendedIsSaidBothTimes() {
        looks(ALWAYS, EVERY_SECOND, ALWAYS);

        assertThat(lines()).containsExactly("WARN Webhook queue is not durable", "INFO Webhook queue is durable");
        assertThat(log.list.get(0).getKeyValuePairs().toString()).contains("appendfsync everysec");
    }

    @Test
    void storeThatIsAwayIsNotCalledWeaker() {
        looks(ALWAYS);
        store.said = Optional.empty();
        watch.look();
        looks(ALWAYS);

        assertThat(lines()).isEmpty();
    }

    private void looks(Durability... each) {
        for (Durability durability : each) {
            store.said = Optional.of(durability);
            watch.look();
        }
    }

    private List<String> lines() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .map(line -> line.getLevel() + " " + line.getMessage())
                .toList();
    }

    private static final class ChangingStore implements QueueState {
        private Optional<Durability> said = Optional.empty();

        /** None: nothing here outlives the process. */
        @Override
        public List<SealedStore> sealedStores() {
            return List.of();
        }

        @Override
        public String kind() {
            return "changing";
        }

        @Override
        public QueueDepth depth() {
            return new QueueDepth(0, 0, Optional.empty());
        }

        @Override
        public Durability durability() {
            return said.orElseThrow(() -> new ConnectException.StorageUnavailable("durability", null));
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
    }
}
