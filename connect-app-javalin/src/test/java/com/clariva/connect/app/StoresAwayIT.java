package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Street.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What senders are told while Redis, PostgreSQL or both are away. */
class StoresAwayIT {
    /** It is two seconds that are promised; machines that build are slow. */
    private static final Duration NEVER_LONGER = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private WebhooksWhileStoresFail house;

    @BeforeEach
    void open() {
        house = new WebhooksWhileStoresFail(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(BothAway.class)
    void bothStoresAwayIsSaidSoonAndEachTime(BothAway how) {
        house.deliverUntilTaken("one");
        how.begin(house);

        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            Answer answer = house.deliver("refused-" + i);
            took.add(Duration.ofNanos(System.nanoTime() - begun));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isPresent();
        }
        long begun = System.nanoTime();
        house.street.get("/health");
        took.add(Duration.ofNanos(System.nanoTime() - begun));

        LoggerFactory.getLogger(StoresAwayIT.class).info("{}: {}", how, took);
        assertThat(took).allMatch(each -> each.compareTo(NEVER_LONGER) < 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.street.get("/health/ready").status() == 503);
    }

    @Test
    void eventsAreAcceptedWhilePostgresqlIsAwayAndHandledAfterwards() {
        house.postgresql.refuse();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> house.deliver(BORIS_PRACTICE, "unresolved").status() == 200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(house.street.get("/health").body())
                        .contains("\"status\":\"degraded\"")
                        .contains("\"database\":{\"status\":\"unavailable\"}"));
        assertThat(house.handled).isEmpty();
        house.postgresql.heal();

        house.awaitHandled("unresolved");
    }

    @Test
    void eventsOfAResolvedAccountAreHandledWhilePostgresqlIsAway() {
        house.deliver(ADAS_PRACTICE, "one");
        house.awaitHandled("one");
        // The first question began the listening; what was answered before is not relied on.
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        house.deliver(ADAS_PRACTICE, "two");
        house.awaitHandled("two");

        house.postgresql.refuse();
        house.deliverUntilTaken("three");
        house.awaitHandled("three");
        house.postgresql.heal();

        assertThat(house.handled).containsExactly("one", "two", "three");
    }

    private enum BothAway {
        DEAD {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.redis.kill();
                house.postgresql.refuse();
            }
        },
        REDIS_DEAD_AND_POSTGRESQL_HUNG {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.redis.kill();
                house.postgresql.hang();
            }
        },
        HUNG {
            @Override
            void begin(WebhooksWhileStoresFail house) {
                house.redis.pause();
                house.postgresql.hang();
            }
        };

        abstract void begin(WebhooksWhileStoresFail house);
    }
}
