package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlDataSourceIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void schemaOfTheUrlIsTheCurrentOne() {
        DatabaseUrl url = DatabaseUrl.parse(TestDatabase.url(DATABASE.schema()));

        try (HikariDataSource pool = PostgresqlDataSource.open(url, 2)) {
            String current = Jdbi.create(pool)
                    .withHandle(handle -> handle.createQuery("select current_schema()")
                            .mapTo(String.class)
                            .one());
            assertThat(current).isEqualTo(DATABASE.schema());
        }
    }

    @Test
    void serverThatDoesNotAnswerIsAnErrorWithinSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HikariDataSource pool = PostgresqlDataSource.open(
                        DatabaseUrl.parse(
                                "postgresql://ada:canary@127.0.0.1:" + silent.getLocalPort() + "/clariva?x=canary"),
                        2)) {
            Database database = Database.on(pool);
            long before = System.nanoTime();

            assertThatThrownBy(() -> database.ask("ask the silent", handle -> handle.execute("select 1")))
                    .isInstanceOf(ConnectException.StorageUnavailable.class)
                    .satisfies(failure -> assertThat(printed(failure)).doesNotContain("canary", "jdbc:", "127.0.0.1"));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void poolThatIsUsedUpIsAnErrorWithinSeconds() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(TestDatabase.url(DATABASE.schema()));

        try (HikariDataSource pool = PostgresqlDataSource.open(url, 2);
                Connection taken = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(taken.isValid(1) && other.isValid(1)).isTrue();
            assertThatThrownBy(() -> Database.on(pool).ask("wait in vain", handle -> handle.execute("select 1")))
                    .isInstanceOf(ConnectException.StorageUnavailable.class);
        }
    }

    @Test
    void failedStatementQuotesNeitherItselfNorItsValues() {
        Database database = Database.on(DATABASE.dataSource());

        assertThatThrownBy(() -> database.ask(
                        "fail",
                        handle -> handle.createUpdate(
                                        "insert into reply (reply_id, account, person, text) values (:id, :canary, null, '')")
                                .bind("id", "canary-id")
                                .bind("canary", "canary")
                                .execute()))
                .isInstanceOf(ConnectException.StorageUnavailable.class)
                .hasMessage("fail: the store is unavailable")
                .hasRootCauseMessage("SQLSTATE 23502: a constraint stands against it")
                .satisfies(failure -> assertThat(printed(failure)).doesNotContain("canary", "insert into"));
    }

    @Test
    void connectionThatCommitsOnlyWhenToldStillKeepsWhatIsWritten() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestDatabase.url(DATABASE.schema()));
        config.setAutoCommit(false);
        try (HikariDataSource reluctant = new HikariDataSource(config)) {
            Database.on(reluctant)
                    .ask(
                            "write",
                            handle -> handle.execute(
                                    "insert into audit_log (action, outcome) values ('security_event', 'kept')"));
        }

        assertThat(DATABASE.everythingStored()).contains("kept");
    }

    private static String printed(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
