package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer version migrates the tables while this one serves: statements that are prepared already meet other rows. */
class MigrationUnderLoadIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENDERS = 3;

    /** After five uses a statement is prepared at the server, and each connection has its own. */
    private static final int WARM = 120;

    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"%3$s\",\"text\":\"hello\"}}]}]}";

    @TempDir
    private static Path folder;

    private final int port = RedisServer.freePort();
    private final Street street = new Street(port);
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void everyWebhookIsAcceptedAndHandledOnceWhileColumnsComeAndGo() throws SQLException {
        try (EmbeddedPostgresql database = EmbeddedPostgresql.start(folder)) {
            Settings settings = Settings.from(
                    WorkingEnvironment.and(Map.of(
                            "DATABASE_URL", database.url().reveal(),
                            "DATABASE_CONNECTIONS", "4",
                            "PORT", Integer.toString(port))),
                    CLOCK);
            try (Server server = Server.start(settings, CLOCK, this::note);
                    HikariDataSource pool = PostgresqlDataSource.open(
                            DatabaseUrl.parse(database.url().reveal()), 2);
                    Connection migration = pool.getConnection()) {
                assertThat(server).isNotNull();
                PostgresqlStorage.on(pool, TinkSealing.of(settings.stores().encryptionKeys()))
                        .accounts()
                        .connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
                List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                        .mapToObj(sender -> CompletableFuture.runAsync(() -> sendUntilOver(sender)))
                        .toList();
                awaitAnswers(WARM);

                List<String> tables = tables(migration);
                changeEach(migration, tables, " add column newer text");
                changeEach(migration, tables, " drop column newer");
                over.set(true);
                senders.forEach(CompletableFuture::join);

                assertThat(tables).hasSizeGreaterThan(15);
                assertThat(answers).containsOnly(200);
                await().atMost(PATIENCE).until(() -> handled.size() >= accepted.size());
            }
        }
        assertThat(handled).containsExactlyInAnyOrderElementsOf(accepted);
    }

    private void sendUntilOver(int sender) {
        while (!over.get()) {
            String mid = "m_" + sent.incrementAndGet();
            byte[] body = DELIVERY.formatted(ADAS_PRACTICE.value(), "9900" + sender, mid)
                    .getBytes(UTF_8);
            int status = street.send(
                            "POST",
                            "/webhooks/instagram",
                            body,
                            "X-Hub-Signature-256",
                            Signatures.sha256(Secret.of("instagram-app-secret"), body))
                    .status();
            answers.add(status);
            accepted.add(mid + " #1");
        }
    }

    private void note(ResolvedEvent event) {
        handled.add(event.event().as(Message.class).orElseThrow().mid() + " #" + event.attempt());
    }

    private void changeEach(Connection migration, List<String> tables, String change) throws SQLException {
        for (String table : tables) {
            try (Statement statement = migration.createStatement()) {
                statement.executeUpdate("alter table " + table + change);
            }
            awaitAnswers(2 * SENDERS);
        }
    }

    private void awaitAnswers(int more) {
        int before = answers.size();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> answers.size() >= before + more);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = current_schema() and table_name <> 'connect_schema_history'"
                        + " order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
