package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.server.OpenStores;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.SignedPetition;
import com.clariva.connect.testkit.redis.RedisContents;
import com.clariva.connect.testkit.redis.RedisServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** Deletions over HTTP, with real stores that go away, and a process that dies over it. */
class DeletionIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Secret APP_SECRET = Secret.of("instagram-app-secret");
    private static final String DELETION = "/instagram/data-deletion";
    private static final int ROWS = 4_000;
    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%3$s\",\"text\":\"%4$s\"}}]}]}";

    @TempDir
    private static Path folder;

    @TempDir
    private Path working;

    private Street street = new Street(0);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private EmbeddedPostgresql database;

    @BeforeEach
    void open() {
        database = EmbeddedPostgresql.start(folder);
        environment.putAll(WorkingEnvironment.and(Map.of(
                "DATABASE_URL",
                database.url().reveal(),
                "INSTAGRAM_GRAPH_URL",
                "http://127.0.0.1:1",
                "SHUTDOWN_GRACE",
                "1s")));
    }

    @AfterEach
    void close() {
        database.close();
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lateEventsAreDroppedUntilTheAccountIsLinkedAgain(boolean inRedis) {
        try (RedisServer redis = RedisServer.start()) {
            if (inRedis) {
                environment.put("REDIS_URL", redis.url());
            }
            link();
            try (Server server = serve()) {
                await().atMost(PATIENCE).until(() -> deliver("before").status() == 200);
                await().atMost(PATIENCE).until(() -> handled.contains("before"));

                String code = requestDeletion();
                assertThat(deliver("late").status()).isEqualTo(200);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(street.get("/metrics").body())
                                .contains("connect_events_total{kind=\"message\",outcome=\"dropped\"} 1.0"));
                finish();

                assertThat(page(code)).contains("Everything is deleted.");
                assertNothingIsLeft();
                assertThat(holdsTheAccount(redis)).isFalse();

                link();
                assertThat(deliver("again").status()).isEqualTo(200);
                await().atMost(PATIENCE).until(() -> handled.contains("again"));
                assertThat(handled).containsExactly("before", "again");
                assertThat(server).isNotNull();
            }
        }
    }

    @Test
    void deletionIsAcceptedWithoutRedisAndFinishedWhenItIsBack() {
        try (RedisServer redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always")) {
            environment.put("REDIS_URL", redis.url());
            environment.put("WORKER_CONCURRENCY", "0");
            link();
            try (Server server = serve()) {
                await().atMost(PATIENCE).until(() -> deliver("waiting").status() == 200);
                assertThat(holdsTheAccount(redis)).isTrue();
                redis.kill();

                String code = requestDeletion();
                finish();
                assertThat(page(code)).contains("Your data is being deleted.");
                assertThat(count("doctor_instagram")).isZero();

                redis.startAgain();
                await().atMost(PATIENCE).untilAsserted(() -> {
                    finish();
                    assertThat(page(code)).contains("Everything is deleted.");
                });
                assertThat(server).isNotNull();
            }
            environment.remove("WORKER_CONCURRENCY");
            try (Server working = serve()) {
                // Of the head of a conversation, its empty place goes when somebody claims.
                await().atMost(PATIENCE).until(() -> !holdsTheAccount(redis));
                assertThat(handled).isEmpty();
                assertThat(working).isNotNull();
            }
        }
    }

    @Test
    void deletionThatIsKilledInTheMiddleIsFinishedByTheNext() {
        link();
        keepMuch();
        try (ServeProcess serve = ServeProcess.start(working, withAPort())) {
            serve.awaitLine("Server started");
            CompletableFuture<Void> asked = CompletableFuture.runAsync(this::requestDeletion);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> count("event_log") < ROWS);
            serve.kill();
            assertThat(asked).isNotNull();
        }
        assertThat(count("event_log")).isPositive();
        execute("drop trigger slowly on event_log");

        finish();

        assertNothingIsLeft();
        assertThat(ask("select count(*) from deletion_request where finished_at is null"))
                .isEqualTo("0");
    }

    private Server serve() {
        return Server.start(Settings.from(withAPort(), CLOCK), CLOCK, this::note);
    }

    /** A port that is free at this moment. */
    private Map<String, String> withAPort() {
        int port = RedisServer.freePort();
        street = new Street(port);
        environment.put("PORT", Integer.toString(port));
        return environment;
    }

    /** Another instance comes round, and again, when what was under way is settled. */
    private void finish() {
        AtTheStores stores = new AtTheStores(this::settings, CLOCK);
        execute("update deletion_request set requested_at = requested_at - interval '2 minutes'");
        for (int round = 0; round < 2; round++) {
            execute("delete from upkeep_turn");
            stores.work(connect -> {
                connect.finishDeletions().sweep();
                return true;
            });
        }
    }

    private String requestDeletion() {
        String petition = SignedPetition.about(ADAS_PRACTICE, CLOCK.instant(), APP_SECRET);
        Answer answer = street.post(
                DELETION,
                "signed_request=" + URLEncoder.encode(petition, UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().replaceAll("^.*\"confirmation_code\":\"(\\w+)\".*$", "$1");
    }

    private String page(String code) {
        return street.get(DELETION + "/" + code).body();
    }

    private Answer deliver(String text) {
        byte[] body = DELIVERY.formatted(ADAS_PRACTICE.value(), PATIENT.value(), UUID.randomUUID(), text)
                .getBytes(UTF_8);
        return street.send(
                "POST", "/webhooks/instagram", body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body));
    }

    private void note(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .ifPresent(text -> handled.add(text.value()));
    }

    private void link() {
        try (Opened opened = new Opened()) {
            OpenStores.open(settings().stores(), opened)
                    .storage()
                    .accounts()
                    .connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        }
    }

    /** So much that it takes seconds to delete. */
    private void keepMuch() {
        execute("insert into event_log (event_id, account, kind, outcome, attempt, received_at, settled_at)"
                + " select 'event-' || number, '" + ADAS_PRACTICE.value() + "', 'message', 'handled', 1, now(), now()"
                + " from generate_series(1, " + ROWS + ") number");
        execute("create or replace function slowly() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(0.3); return null; end'");
        execute("create trigger slowly before delete on event_log for each statement execute function slowly()");
    }

    private void assertNothingIsLeft() {
        for (String table : List.of("doctor_instagram", "event_log", "dead_letter", "reply", "queue_conversation")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private long count(String table) {
        String column = table.equals("doctor_instagram") ? "instagram_page_id" : "account";
        return Long.parseLong(
                ask("select count(*) from " + table + " where " + column + " = '" + ADAS_PRACTICE.value() + "'"));
    }

    private static boolean holdsTheAccount(RedisServer redis) {
        return RedisContents.of(redis.url()).stream()
                .anyMatch(piece -> new String(piece, UTF_8).contains(ADAS_PRACTICE.value()));
    }

    private String ask(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        String[] parts =
                database.url().reveal().substring("postgresql://".length()).split("[:@]", 3);
        return DriverManager.getConnection("jdbc:postgresql://" + parts[2], parts[0], parts[1]);
    }

    private Settings settings() {
        return Settings.from(environment, CLOCK);
    }
}
