package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.testkit.PgBouncer;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real pooler does to sessions, and that it is noticed. */
class PoolerIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeAll
    static void needsPgBouncer() {
        assumeTrue(PgBouncer.isInstalled(), PgBouncer.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "transaction, 1, 0",
        "transaction, 2, 0",
        "transaction, 2, 1",
        "transaction, 20, 0",
        "transaction, 20, 1",
        "statement, 1, 0",
        "statement, 20, 0"
    })
    void poolerThatDoesNotKeepSessionsIsRefusedBeforeATableIsMade(String mode, int size, int roundRobin) {
        String empty = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (HikariDataSource direct = TestDatabase.bare(empty);
                PgBouncer pooler = pooler(mode, size, roundRobin)) {
            for (String parameters : List.of("", "?prepareThreshold=0")) {
                try (HikariDataSource through = through(pooler, empty, parameters)) {
                    assertThatThrownBy(() -> PostgresqlSchema.migrate(through))
                            .isInstanceOf(ConnectException.TransactionPooling.class)
                            .hasMessageContainingAll("5432 instead of 6543", "without -pooler", "pool_mode=session");
                }
            }
            assertThat(PostgresqlSchema.pending(direct)).hasSizeGreaterThan(5);
        }
        TestDatabase.drop(empty);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void poolerOfSessionsIsFine(int size) {
        try (PgBouncer pooler = pooler("session", size, 0);
                HikariDataSource through = through(pooler, DATABASE.schema(), "")) {
            assertThat(SessionProbe.keepsSessions("look", through)).isTrue();
        }
    }

    @Test
    void poolerThatLendsOneSessionOnlyGivesNoAnswer() {
        try (PgBouncer pooler = pooler("session", 1, 0);
                HikariDataSource through = through(pooler, DATABASE.schema(), "")) {
            assertThatThrownBy(() -> SessionProbe.keepsSessions("look", through))
                    .isInstanceOf(ConnectException.StorageUnavailable.class);
        }
    }

    @Test
    void changesAreNotTakenForHeardOnceThePoolerDoesNotKeepSessionsAnyMore() {
        List<String> news = new CopyOnWriteArrayList<>();
        try (PgBouncer pooler = pooler("session", 20, 0);
                HikariDataSource through = through(pooler, DATABASE.schema(), "?prepareThreshold=0");
                Subscription subscription = ListeningIT.subscription(through, news)) {
            subscription.start();
            await().atMost(Duration.ofSeconds(20)).until(subscription::isHearing);
            assertThat(news).containsExactly("missed");

            pooler.change("transaction");
            ListeningIT.cutListeners(DATABASE);

            await().atMost(Duration.ofSeconds(20)).until(() -> news.contains("broken"));
            assertThat(subscription.isHearing()).isFalse();
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(20)).until(() -> !subscription.isHearing());
            pooler.change("session");
            await().atMost(Duration.ofSeconds(40)).until(subscription::isHearing);
        }
    }

    private static PgBouncer pooler(String mode, int size, int roundRobin) {
        return PgBouncer.start(
                TestDatabase.target(),
                mode,
                "default_pool_size = " + size,
                "server_round_robin = " + roundRobin,
                "server_reset_query_always = " + roundRobin);
    }

    private static HikariDataSource through(PgBouncer pooler, String database, String parameters) {
        return PostgresqlDataSource.open(
                DatabaseUrl.parse("postgresql://postgres@127.0.0.1:" + pooler.port() + "/" + database + parameters), 4);
    }
}
