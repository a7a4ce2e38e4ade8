package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Jwts;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import com.clariva.connect.testkit.FaultProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIT {
    private static final String JWT_SECRET = "jwt-secret-of-more-than-32-characters";
    private static final String SETTINGS_API = "/api/v1/settings/instagram";

    @TempDir
    private static Path folder;

    private final int port = freePort();
    private final URI url = URI.create("http://127.0.0.1:" + port);
    private final Street street = new Street(port);
    private final MockWebServer target = new MockWebServer();
    private EmbeddedPostgresql database;
    private SimulatedInstagram instagram;

    @BeforeEach
    void open() throws IOException {
        target.start();
        database = EmbeddedPostgresql.start(folder);
        instagram = SimulatedInstagram.start(
                SimulatorSettings.create().withRedirectUri(url.resolve(SETTINGS_API + "/callback")));
        instagram.webhooks(url.resolve("/webhooks/instagram"));
    }

    @AfterEach
    void close() {
        instagram.close();
        database.close();
        target.close();
    }

    @Test
    void messageOfALinkedAccountIsForwardedAndAnsweredInOneTrace() throws InterruptedException {
        target.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"reply\":{\"text\":\"Yes\"}}")
                .build());
        try (RecordedTraces traces = new RecordedTraces();
                Server server = Server.start(settings(Map.of()), InstantSource.system())) {
            Account account = instagram.accounts().get(0);
            assertThat(street.get("/metrics").body())
                    .contains("connect_events_total{kind=\"message\",outcome=\"dead_letter\"} 0.0")
                    .contains("connect_instagram_calls_total{operation=\"send_text\",outcome=\"ok\"} 0.0");

            Answer back = link(account);
            Delivery delivery =
                    instagram.personWrites(account, instagram.persons().get(0), "Do you have time on Monday?");

            assertThat(back.location()).endsWith("/settings/instagram?connected=1");
            assertThat(delivery.status()).hasValue(200);
            RecordedRequest forwarded = target.takeRequest();
            assertThat(forwarded.getBody().utf8())
                    .contains("\"type\":\"instagram.message\"")
                    .contains("\"doctor\":\"" + DR_ADA + "\"")
                    .contains("Do you have time on Monday?");
            assertThat(street.get("/health").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(street.get("/metrics").body())
                            .contains("connect_events_total{kind=\"message\",outcome=\"handled\"} 1.0")
                            .contains("connect_instagram_calls_total{operation=\"code_exchange\",outcome=\"ok\"} 1.0")
                            .contains("connect_tokens{state=\"good\"} 1.0", "connect_replies_open{state=\"queued\"} "));
            await().until(() -> instagram.sentMessages().size() == 1);
            assertThat(traces.namesIn(forwarded.getHeaders().get("traceparent")))
                    .containsExactlyInAnyOrder("receive webhook", "handle event", "send to instagram");
            assertThat(server).isNotNull();
        }
    }

    @Test
    void databaseThatGoesAwayIsSeenAndAdmitted() {
        try (Server server = Server.start(settings(Map.of()), InstantSource.system())) {
            assertThat(street.get("/health/ready").status()).isEqualTo(200);

            database.close();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(street.get("/health/ready").status()).isEqualTo(503));
            assertThat(street.get("/health/live").status()).isEqualTo(200);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void redisThatIsAwayIsWaitedFor() {
        Settings settings = settings(Map.of("REDIS_URL", "redis://127.0.0.1:" + freePort()));

        try (Server server = Server.start(settings, InstantSource.system())) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(street.get("/health").body())
                            .contains("\"status\":\"degraded\"")
                            .contains("\"kind\":\"redis\"")
                            .contains("\"durable\":null")
                            .contains("\"overflow\":true"));
            assertThat(street.get("/health/ready").status()).isEqualTo(200);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void databaseThatComesLateIsWaitedFor() throws Exception {
        try (FaultProxy late = FaultProxy.to(database.port())) {
            late.refuse();
            Settings settings = settings(Map.of(
                    "DATABASE_URL",
                    database.url().reveal().replace(":" + database.port() + "/", ":" + late.port() + "/")));
            CompletableFuture<Server> starting =
                    CompletableFuture.supplyAsync(() -> Server.start(settings, InstantSource.system()));
            await().pollDelay(Duration.ofSeconds(7)).until(() -> !starting.isDone());

            late.heal();

            try (Server server = starting.get(1, TimeUnit.MINUTES)) {
                assertThat(server).isNotNull();
                assertThat(street.get("/health/ready").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void takenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Settings settings = settings(Map.of("PORT", Integer.toString(taken.getLocalPort())));

            assertThatThrownBy(() -> Server.start(settings, InstantSource.system()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("The port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void stoppedServerIsGone() {
        Server.start(settings(Map.of()), InstantSource.system()).close();

        assertThatThrownBy(() -> street.get("/health/live")).hasRootCauseInstanceOf(ConnectException.class);
    }

    private Answer link(Account account) {
        String bearer = "Bearer " + Jwts.of(DR_ADA, InstantSource.system().instant(), Secret.of(JWT_SECRET));
        Answer departure = street.get(SETTINGS_API + "/connect", "Authorization", bearer);
        String authorize = departure.body().replaceAll("^\\{\"redirectUrl\":\"(.*)\"}$", "$1");
        URI back = instagram.allow(URI.create(authorize), account);
        return street.get(back.getRawPath() + "?" + back.getRawQuery(), "Cookie", departure.cookie("connect_browser"));
    }

    private Settings settings(Map<String, String> others) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "AUTH_JWT_SECRET", JWT_SECRET,
                "DATABASE_URL", database.url().reveal(),
                "INSTAGRAM_APP_ID", instagram.settings().appId(),
                "INSTAGRAM_APP_SECRET", instagram.settings().appSecret(),
                "INSTAGRAM_REDIRECT_URI", url + SETTINGS_API + "/callback",
                "INSTAGRAM_AUTHORIZE_URL", instagram.authorizeUrl().toString(),
                "INSTAGRAM_TOKEN_URL", instagram.tokenUrl().toString(),
                "INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString()));
        variables.put("CONNECT_FORWARD_URL", target.url("/events").toString());
        variables.put("CONNECT_FORWARD_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        variables.put("SHUTDOWN_GRACE", "2s");
        variables.putAll(others);
        return Settings.from(WorkingEnvironment.and(variables), InstantSource.system());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
