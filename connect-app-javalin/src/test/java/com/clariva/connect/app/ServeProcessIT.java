package com.clariva.connect.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Jwts;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.redis.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code serve} starts and ends, seen from outside. */
class ServeProcessIT {
    private static final String JWT_SECRET = "jwt-secret-of-more-than-32-characters";
    private static final String API = "/api/v1/settings/instagram";

    @TempDir
    private static Path databaseFolder;

    @TempDir
    private Path folder;

    private final int port = RedisServer.freePort();
    private final URI url = URI.create("http://127.0.0.1:" + port);
    private final Street street = new Street(port);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final MockWebServer target = new MockWebServer();

    @BeforeEach
    void listen() throws IOException {
        target.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                begun.countDown();
                mayEnd.await(1, TimeUnit.MINUTES);
                return new MockResponse.Builder().code(204).build();
            }
        });
        target.start();
    }

    @AfterEach
    void hangUp() {
        mayEnd.countDown();
        target.close();
    }

    @Test
    void eventThatIsBeingHandledIsFinishedBeforeTheProcessEndsWithZero() throws Exception {
        try (EmbeddedPostgresql database = EmbeddedPostgresql.start(databaseFolder);
                SimulatedInstagram instagram = instagram();
                ServeProcess serve = ServeProcess.start(folder, environment(database, instagram))) {
            serve.awaitLine("Server started");
            link(instagram);
            instagram.personWrites(Sample.DR_EXAMPLE, Sample.JANE, "Good morning");
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

            serve.askToStop();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> street.get("/health/live")).isInstanceOf(Exception.class));
            boolean waits = serve.isRunning();
            mayEnd.countDown();

            assertThat(waits).isTrue();
            assertThat(serve.exitCode()).isZero();
            assertThat(serve.out()).contains("Event handled", "Worker stopped", "Server stopped");
            assertThat(serve.err()).isEmpty();
            assertThat(handled(database)).isEqualTo(1);
        }
    }

    @Test
    void absentDatabaseIsOneClearLineAndItsOwnExitCode() {
        Map<String, String> environment = WorkingEnvironment.and(
                Map.of("DATABASE_URL", "postgresql://ada:pw-of-ada@127.0.0.1:" + RedisServer.freePort() + "/clariva"));

        try (ServeProcess serve = ServeProcess.start(folder, environment)) {
            assertThat(serve.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(serve.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("clariva-connect: The database at 127.0.0.1:")
                    .contains("DATABASE_URL")
                    .doesNotContain("ada", "pw-of");
            assertThat(serve.out()).doesNotContain("Exception", "\tat ", "pw-of");
        }
    }

    @Test
    void requestToStopIsObeyedWhileTheDatabaseIsWaitedFor() {
        Map<String, String> environment = WorkingEnvironment.and(
                Map.of("DATABASE_URL", "postgresql://ada:pw-of-ada@127.0.0.1:" + RedisServer.freePort() + "/clariva"));

        try (ServeProcess serve = ServeProcess.start(folder, environment)) {
            serve.awaitLine("Waiting for the database");
            serve.askToStop();

            assertThat(serve.exitCode()).isZero();
            assertThat(serve.out()).doesNotContain("waitedSeconds=\"15\"", "Exception", "\tat ");
        }
    }

    /** On each connection two requests, because what a connection keeps it keeps from the second one on. */
    @Test
    void smallProcessBearsAllConnectionsThatItAdmits() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (EmbeddedPostgresql database = EmbeddedPostgresql.start(databaseFolder);
                SimulatedInstagram instagram = instagram();
                ServeProcess serve = ServeProcess.start(
                        folder,
                        environment(database, instagram),
                        List.of("@" + Path.of("../docs/operating/jvm.args").toRealPath()))) {
            serve.awaitLine("Server started");
            for (int number = 0; number < 1990; number++) {
                Socket connection =
                        new Socket("127.0.0.1", port, InetAddress.getByName("127.0.1." + (1 + number / 95)), 0);
                idle.add(connection);
                assertThat(isAlive(connection) && isAlive(connection)).isTrue();
            }

            assertThat(street.get("/health/live").status()).isEqualTo(200);
            assertThat(serve.isRunning()).isTrue();
        } finally {
            for (Socket connection : idle) {
                connection.close();
            }
        }
    }

    private static boolean isAlive(Socket connection) throws IOException {
        connection.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(UTF_8));
        byte[] answer = new byte[4096];
        int read = connection.getInputStream().read(answer);
        return read > 0 && new String(answer, 0, read, UTF_8).startsWith("HTTP/1.1 200");
    }

    @Test
    void wrongPasswordIsOneClearLineThatDoesNotRepeatIt() {
        try (EmbeddedPostgresql database = EmbeddedPostgresql.start(databaseFolder)) {
            String wrong = database.url().reveal().replaceFirst(":[^:@]+@", ":pw-of-nobody@");

            try (ServeProcess serve =
                    ServeProcess.start(folder, WorkingEnvironment.and(Map.of("DATABASE_URL", wrong)))) {
                assertThat(serve.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(serve.err().lines())
                        .singleElement()
                        .asString()
                        .startsWith("clariva-connect: The database at 127.0.0.1:")
                        .doesNotContain("pw-of");
                assertThat(serve.out()).doesNotContain("Exception", "\tat ", "pw-of");
            }
        }
    }

    @Test
    void brokenConfigurationEndsBeforeAnythingIsOpened() throws IOException {
        Files.writeString(folder.resolve(".env"), "INSTAGRAM_APP_ID=not-a-number\n");

        try (ServeProcess serve = ServeProcess.start(folder, WorkingEnvironment.without("INSTAGRAM_APP_ID"))) {
            assertThat(serve.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(serve.err()).contains("INSTAGRAM_APP_ID").doesNotContain("not-a-number", "\tat ");
            assertThat(serve.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOG_FORMAT, xml, LOG_FORMAT",
        "LOG_FORMAT, JSON, PORT",
        "LOG_FORMAT, '  ', PORT",
        "LOG_LEVEL, verbose, LOG_LEVEL",
        "LOG_LEVEL, debug, PORT",
        "LOG_LEVEL, TRACE, PORT",
        "LOG_TARGET, nowhere, PORT"
    })
    void brokenConfigurationIsTheOnlyThingSaidWhateverTheLogIsToBe(String name, String value, String broken) {
        Map<String, String> environment = new HashMap<>(WorkingEnvironment.with(name, value));
        if (!broken.equals(name)) {
            environment.put(broken, "not-a-number");
        }

        try (ServeProcess serve = ServeProcess.start(folder, environment)) {
            assertThat(serve.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(serve.err().lines())
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo("clariva-connect: the configuration has a problem"),
                            second -> assertThat(second).startsWith("  " + broken + " breaks its rule"));
            assertThat(serve.out()).isEmpty();
        }
    }

    private SimulatedInstagram instagram() {
        return SimulatedInstagram.start(SimulatorSettings.create().withRedirectUri(url.resolve(API + "/callback")))
                .webhooks(url.resolve("/webhooks/instagram"));
    }

    private Map<String, String> environment(EmbeddedPostgresql database, SimulatedInstagram instagram) {
        Map<String, String> environment = new HashMap<>(WorkingEnvironment.and(Map.of(
                "PORT", Integer.toString(port),
                "SHUTDOWN_GRACE", "60s",
                "AUTH_JWT_SECRET", JWT_SECRET,
                "DATABASE_URL", database.url().reveal(),
                "INSTAGRAM_APP_ID", instagram.settings().appId(),
                "INSTAGRAM_APP_SECRET", instagram.settings().appSecret(),
                "INSTAGRAM_REDIRECT_URI", url + API + "/callback",
                "INSTAGRAM_AUTHORIZE_URL", instagram.authorizeUrl().toString(),
                "INSTAGRAM_TOKEN_URL", instagram.tokenUrl().toString(),
                "INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString())));
        environment.put("CONNECT_FORWARD_URL", target.url("/events").toString());
        environment.put("CONNECT_FORWARD_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        return environment;
    }

    private void link(SimulatedInstagram instagram) {
        String bearer = "Bearer " + Jwts.of(Cast.DR_ADA, InstantSource.system().instant(), Secret.of(JWT_SECRET));
        Answer departure = street.get(API + "/connect", "Authorization", bearer);
        String authorize = departure.body().replaceAll("^\\{\"redirectUrl\":\"(.*)\"}$", "$1");
        URI back = instagram.allow(URI.create(authorize), Sample.DR_EXAMPLE);
        Answer linked =
                street.get(back.getRawPath() + "?" + back.getRawQuery(), "Cookie", departure.cookie("connect_browser"));
        assertThat(linked.location()).endsWith("connected=1");
    }

    private static long handled(EmbeddedPostgresql database) throws SQLException {
        String address =
                database.url().reveal().replaceFirst("postgresql://([^:]+):([^@]+)@(.*)", "$3?user=$1&password=$2");
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from event_log where outcome = 'handled'"
                        + " and not exists (select 1 from queue_event)")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
