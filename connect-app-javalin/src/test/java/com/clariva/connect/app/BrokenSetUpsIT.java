package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.diagnosis.Check;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A server that is set up wrong, or whose surroundings fail: health and the diagnosis of another process name the cause. */
class BrokenSetUpsIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("com.clariva.connect");
    private static final String READ_ONLY = "PostgreSQL is read-only: fail-over or full disk";
    private static final String DISK_FULL = "PostgreSQL takes no writes: its disk is full (SQLSTATE 53100";
    private static final Secret APP_SECRET = Secret.of("instagram-app-secret");
    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%3$s\",\"text\":\"Hello\"}}]}]}";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgresql database;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final int port = RedisServer.freePort();
    private final Street street = new Street(port);

    @BeforeAll
    static void start() {
        database = EmbeddedPostgresql.start(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** A command that runs in this process, such as the diagnosis, makes the log anew. */
    @BeforeEach
    void listen() {
        logged.start();
        OURS.addAppender(logged);
    }

    @AfterEach
    void logAsUsual() {
        OURS.detachAppender(logged);
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @Test
    void databaseThatTakesNoWritesIsUnavailableAndNamedAndWellAgainAfterwards() throws SQLException {
        Settings settings = settings(Map.of());
        try (Server server = Server.start(settings, CLOCK)) {
            await().atMost(PATIENCE).until(() -> health().contains("\"status\":\"ok\""));

            setReadOnly(true);
            try {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(health()).contains("\"status\":\"unavailable\"", READ_ONLY));
                assertThat(street.get("/health/ready").status()).isEqualTo(503);
                assertThat(deliver()).isEqualTo(503);
                assertThat(street.get("/metrics").body())
                        .contains("connect_health 0.0", "connect_webhooks_refused_total{cause=\"read_only\"} 1.0");

                await().atMost(PATIENCE).until(() -> !healthLines().isEmpty());
                Diagnosis diagnosis = diagnose(settings);
                logAsUsual();
                listen();
                assertFound(diagnosis, Check.DATABASE, READ_ONLY);
                assertThat(diagnosis.findings())
                        .allSatisfy(finding -> assertThat(finding.evidence()).doesNotContain("ever arrived"));
            } finally {
                setReadOnly(false);
            }

            await().atMost(PATIENCE).until(() -> deliver() == 200);
            await().atMost(PATIENCE).until(() -> health().contains("\"status\":\"ok\""));
            assertThat(street.get("/health/ready").status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(healthLines())
                            .containsExactly("Health: webhooks are refused", "Health: webhooks are accepted again"));
            assertThat(server).isNotNull();
        }
    }

    @Test
    void diskThatIsFullIsNamedWhileWebhooksAreRefused() throws SQLException {
        Settings settings = settings(Map.of());
        try (Server server = Server.start(settings, CLOCK)) {
            execute(
                    "create function disk_is_full() returns trigger language plpgsql as"
                            + " $$ begin raise exception using errcode = '53100'; end $$",
                    "create trigger disk_is_full before insert on queue_event execute function disk_is_full()");
            try {
                assertThat(deliver()).isEqualTo(503);

                assertThat(health()).contains("\"status\":\"unavailable\"", DISK_FULL);
                assertThat(street.get("/health/ready").status()).isEqualTo(503);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(deliver()).isEqualTo(503);
                    assertFound(diagnose(settings), Check.STORING, DISK_FULL);
                });
            } finally {
                execute("drop function disk_is_full() cascade");
            }

            await().atMost(PATIENCE).until(() -> deliver() == 200);
            await().atMost(PATIENCE).until(() -> health().contains("\"status\":\"ok\""));
            assertThat(server).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, answers 401", "503, answers 503", "0, takes longer than 10 s"})
    void forwardTargetThatRefusesOrIsSlowIsNamed(int status, String words) throws IOException {
        try (MockWebServer target = new MockWebServer()) {
            target.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return status == 0
                            ? new MockResponse.Builder()
                                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                                    .build()
                            : new MockResponse.Builder().code(status).build();
                }
            });
            target.start();
            Settings settings = settings(Map.of(
                    "CONNECT_FORWARD_URL",
                    target.url("/events").toString(),
                    "CONNECT_FORWARD_SECRET",
                    "whsec_" + Base64.getEncoder().encodeToString(new byte[32])));
            try (Server server = Server.start(settings, CLOCK)) {
                link(settings);
                assertThat(deliver()).isEqualTo(200);

                await().atMost(PATIENCE).untilAsserted(() -> assertFound(diagnose(settings), Check.FORWARD, words));
                assertThat(server).isNotNull();
            }
        }
    }

    @Test
    void forwardTargetThatIsAwayAndAnotherVerifyTokenAreNamed() {
        Settings settings = settings(Map.of(
                "CONNECT_FORWARD_URL", "http://127.0.0.1:" + RedisServer.freePort() + "/events",
                "CONNECT_FORWARD_SECRET", "whsec_" + Base64.getEncoder().encodeToString(new byte[32])));
        try (Server server = Server.start(settings, CLOCK)) {
            link(settings);
            assertThat(deliver()).isEqualTo(200);
            assertThat(street.get("/webhooks/instagram?hub.mode=subscribe&hub.challenge=1&hub.verify_token=another")
                            .status())
                    .isEqualTo(403);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lines())
                            .contains("Webhook verification refused: another verify token than ours"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                Diagnosis diagnosis = diagnose(settings);
                assertFound(diagnosis, Check.FORWARD, "unreachable");
                assertFound(diagnosis, Check.VERIFY_TOKEN, "another verify token 1 time");
            });
            assertThat(server).isNotNull();
        }
    }

    @Test
    void serversWithDifferentSecretsAreNamed() {
        Settings settings = settings(Map.of());
        Settings other = settings(Map.of("INSTAGRAM_APP_SECRET", "another-app-secret", "PORT", "0"));
        try (Server server = Server.start(settings, CLOCK);
                Server second = Server.start(other, CLOCK)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertFound(
                            diagnose(settings), Check.SAME_SECRETS, "different values of INSTAGRAM_APP_SECRET"));
            assertThat(server).isNotSameAs(second);
        }
    }

    @Test
    void encryptionKeyThatIsMissingIsNamedByTheDiagnosis() {
        Settings settings = settings(Map.of());
        try (Server server = Server.start(settings, CLOCK)) {
            String name = settings.stores().encryptionKeys().get(0).name();
            String value = Base64.getEncoder()
                    .encodeToString(
                            "another key, that nobody has used".substring(0, 32).getBytes(UTF_8));

            Diagnosis diagnosis = diagnose(settings(Map.of("CONNECT_ENCRYPTION_KEYS", name + ":" + value)));

            assertFound(diagnosis, Check.KEYS, "the encryption key named " + name);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void redisThatRefusesThePasswordIsRefusedAtTheStart() {
        try (RedisServer redis = RedisServer.start("--requirepass", "right")) {
            Settings settings = settings(Map.of("REDIS_URL", "redis://:wrong@127.0.0.1:" + redis.port()));

            assertThatThrownBy(() -> Server.start(settings, CLOCK).close())
                    .isInstanceOfSatisfying(StartFailure.class, failure -> {
                        assertThat(failure.exitCode()).isEqualTo(78);
                        assertThat(failure).hasMessageContaining("refuses the user or the password");
                    });
        }
    }

    private static void assertFound(Diagnosis diagnosis, Check check, String words) {
        assertThat(diagnosis.of(check)).get().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
            assertThat(finding.evidence()).contains(words);
            assertThat(finding.fix()).isPresent();
        });
    }

    /** As another process does it. */
    private static Diagnosis diagnose(Settings settings) {
        return new AtTheStores(() -> settings, CLOCK).diagnose(Optional.empty());
    }

    private List<String> healthLines() {
        return lines().stream().filter(line -> line.startsWith("Health: ")).toList();
    }

    private List<String> lines() {
        return List.copyOf(logged.list).stream().map(ILoggingEvent::getMessage).toList();
    }

    private String health() {
        return street.get("/health").body();
    }

    private int deliver() {
        // Each from somebody else: an event waits for the ones of its conversation that are retried.
        byte[] body = DELIVERY.formatted(ADAS_PRACTICE.value(), System.nanoTime(), UUID.randomUUID())
                .getBytes(UTF_8);
        return street.send(
                        "POST", "/webhooks/instagram", body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body))
                .status();
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("DATABASE_URL", database.url().reveal(), "PORT", String.valueOf(port), "SHUTDOWN_GRACE", "1s"));
        all.putAll(more);
        return Settings.from(WorkingEnvironment.and(all), CLOCK);
    }

    private static void link(Settings settings) {
        try (HikariDataSource pool =
                PostgresqlDataSource.open(settings.stores().database().url(), 2)) {
            PostgresqlStorage.on(pool, TinkSealing.of(settings.stores().encryptionKeys()))
                    .accounts()
                    .connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        }
    }

    /** As a provider does when the disk is full. */
    private static void setReadOnly(boolean readOnly) throws SQLException {
        execute(
                "set default_transaction_read_only = off",
                "alter system set default_transaction_read_only = " + (readOnly ? "on" : "off"),
                "select pg_reload_conf()");
    }

    private static void execute(String... statements) throws SQLException {
        Settings settings = Settings.from(
                WorkingEnvironment.and(Map.of("DATABASE_URL", database.url().reveal())), CLOCK);
        try (HikariDataSource pool =
                        PostgresqlDataSource.open(settings.stores().database().url(), 2);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
