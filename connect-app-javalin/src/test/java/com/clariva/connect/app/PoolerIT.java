package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.PgBouncer;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product with a real pooler in front of its database. */
class PoolerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern LOGIN = Pattern.compile("postgresql://([^:]+):([^@]+)@[^:]+:(\\d+)/.*");
    private static final String DELIVERY =
            "{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000534,\"id\":\"%1$s\",\"messaging\":[{\"sender\":{\"id\":\"%2$s\"},"
                    + "\"recipient\":{\"id\":\"%1$s\"},\"timestamp\":1795200000123,\"message\":{\"mid\":\"m_%3$s\",\"text\":\"%3$s\"}}]}]}";

    @TempDir
    private Path folder;

    @TempDir
    private Path databaseFolder;

    private final Map<String, DoctorId> handled = new ConcurrentHashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private EmbeddedPostgresql database;

    @BeforeEach
    void open() {
        assumeTrue(PgBouncer.isInstalled(), PgBouncer.NONE);
        database = EmbeddedPostgresql.start(databaseFolder);
        opened.add(database);
    }

    @AfterEach
    void close() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?prepareThreshold=0"})
    void serveRefusesAPoolerOfTransactionsBeforeItWritesAnything(String parameters) throws Exception {
        String url = through(pooler("transaction")) + parameters;

        long begun = System.nanoTime();
        try (ServeProcess serve = ServeProcess.start(folder, WorkingEnvironment.and(Map.of("DATABASE_URL", url)))) {
            assertThat(serve.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(serve.err().lines())
                    .singleElement()
                    .asString()
                    .contains("transaction or statement pooling", "5432 instead of 6543", "-pooler", "session");
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(number("select count(*) from pg_class where relname in ('queue_event', 'connect_schema_history')"))
                .isZero();

        assertThat(diagnosed(url)).contains("\"id\":\"pooler\"", "5432 instead of 6543");
    }

    @Test
    void everythingIsHandledBehindAPoolerOfFifteenSessions() {
        PgBouncer pooler = pooler("session", 15);
        Street here = serverThrough(pooler, "");
        Street there = serverThrough(pooler, "");
        accounts(accounts -> accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada")));

        deliver(60, "one", here, there);
        move();
        deliver(60, "two", here, there);

        await().atMost(PATIENCE).until(() -> handled.size() == 120);
        assertThat(ofRun("one")).containsOnly(DR_ADA);
        assertThat(ofRun("two")).containsOnly(DR_BORIS);
        // What was needed at most is given back after a while.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(diagnosed(through(pooler)))
                        .contains("\"id\":\"pooler\"", "It answers.")
                        .doesNotContain("6543"));
    }

    /** What an operator does who changes the pooler, or its host under the product's feet. */
    @Test
    void nothingGoesToTheFormerDoctorOnceThePoolerDoesNotKeepSessionsAnyMore() {
        PgBouncer pooler = pooler("session");
        Street here = serverThrough(pooler, "?prepareThreshold=0");
        Street there = serverThrough(pooler, "?prepareThreshold=0");
        accounts(accounts -> accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada")));
        deliver(20, "before", here, there);
        await().atMost(PATIENCE).until(() -> handled.size() == 20);

        pooler.change("transaction");
        number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and application_name = 'clariva-connect'");
        deliver(20, "between", here, there);
        await().atMost(PATIENCE).until(() -> handled.size() == 40);
        for (int round = 0; round < 5; round++) {
            accounts(accounts -> accounts.disconnect(DR_ADA));
            accounts(accounts -> accounts.disconnect(DR_BORIS));
            DoctorId doctor = round % 2 == 0 ? DR_BORIS : DR_ADA;
            accounts(accounts -> accounts.connect(connecting(doctor, ADAS_PRACTICE, "token")));
            String run = "after" + round;
            deliver(20, run, here, there);
            await().atMost(PATIENCE).until(() -> ofRun(run).size() == 20);

            assertThat(ofRun(run)).containsOnly(doctor);
        }
    }

    private void move() {
        accounts(accounts -> accounts.disconnect(DR_ADA));
        accounts(accounts -> accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-boris")));
    }

    private List<DoctorId> ofRun(String run) {
        return handled.entrySet().stream()
                .filter(one -> one.getKey().startsWith(run + "-"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** As Instagram does: what was not taken is sent again. */
    private static void deliver(int count, String run, Street... servers) {
        for (int i = 0; i < count; i++) {
            Street server = servers[i % servers.length];
            byte[] body = DELIVERY.formatted(ADAS_PRACTICE.value(), PATIENT.value(), run + "-" + i)
                    .getBytes(UTF_8);
            String signature = Signatures.sha256(Secret.of("instagram-app-secret"), body);
            await().atMost(PATIENCE)
                    .until(() -> server.send("POST", "/webhooks/instagram", body, "X-Hub-Signature-256", signature)
                                    .status()
                            == 200);
        }
    }

    private Street serverThrough(PgBouncer pooler, String parameters) {
        int port = RedisServer.freePort();
        Settings settings = Settings.from(
                WorkingEnvironment.and(Map.of(
                        "DATABASE_URL",
                        through(pooler) + parameters,
                        "SHUTDOWN_GRACE",
                        "1s",
                        "PORT",
                        Integer.toString(port))),
                CLOCK);
        opened.add(Server.start(settings, CLOCK, this::note));
        return new Street(port);
    }

    private void note(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .ifPresent(text -> handled.put(text.value(), event.doctor()));
    }

    private PgBouncer pooler(String mode) {
        return pooler(mode, 40);
    }

    private PgBouncer pooler(String mode, int size) {
        Matcher login = LOGIN.matcher(database.url().reveal());
        assertThat(login.matches()).isTrue();
        PgBouncer pooler = PgBouncer.start(
                new PgBouncer.Target(database.port(), login.group(1), login.group(2)),
                mode,
                "default_pool_size = " + size);
        opened.add(pooler);
        return pooler;
    }

    private String through(PgBouncer pooler) {
        return database.url().reveal().replace(":" + database.port() + "/", ":" + pooler.port() + "/");
    }

    private void accounts(Consumer<ConnectedAccounts> work) {
        try (HikariDataSource direct = direct()) {
            Settings settings = Settings.from(
                    WorkingEnvironment.and(Map.of("DATABASE_URL", database.url().reveal())), CLOCK);
            work.accept(PostgresqlStorage.on(
                            direct, TinkSealing.of(settings.stores().encryptionKeys()))
                    .accounts());
        }
    }

    private long number(String sql) {
        try (HikariDataSource direct = direct();
                Connection connection = direct.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HikariDataSource direct() {
        return PostgresqlDataSource.open(DatabaseUrl.parse(database.url().reveal() + "?ApplicationName=test"), 2);
    }

    private static String diagnosed(String url) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), System.err);
        Settings settings = Settings.from(WorkingEnvironment.and(Map.of("DATABASE_URL", url)), CLOCK);
        int unused = Main.commandLine(terminal, () -> settings, CLOCK).execute("diagnose", "--json");
        return out.toString(UTF_8).replace("\" : \"", "\":\"");
    }
}
