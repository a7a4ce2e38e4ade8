package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.testkit.LineEventReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send as slowly as they can, or hold as many connections as they can. */
class SlowClientsTest {
    private static final String WEBHOOK = "/webhooks/instagram";
    private static final String SIGNED = "X-Hub-Signature-256: sha256=" + "0".repeat(64);
    private static final int MANY = 300;

    private final List<RawConnection> connections = new ArrayList<>();
    private Optional<HouseOfFakes> open = Optional.empty();

    @AfterEach
    void close() throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
        open.ifPresent(HouseOfFakes::close);
    }

    @Test
    void slowFormsHoldNeitherWebhooksNorHealthChecks() throws IOException {
        HouseOfFakes house = house(1000, List.of());
        for (int form = 0; form < MANY; form++) {
            connect(house, "127.0.0." + (2 + form % 20))
                    .send("POST /instagram/deauthorize HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n\r\ns");
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(metrics(house))
                        .contains("capacity=\"body_readers\"} " + (double) (MANY - BodyReader.MOST_WAITING)));

        assertThat(deliver(house, "one").status()).isEqualTo(200);
        assertThat(house.street.get("/health/live").status()).isEqualTo(200);
        assertThat(house.street.get("/settings/instagram").status()).isEqualTo(200);
        assertThat(statuses())
                .hasSize(MANY)
                .containsOnly(503, 408)
                .filteredOn(status -> status == 408)
                .hasSize(BodyReader.MOST_WAITING);
        assertThat(metrics(house)).contains("connect_slow_requests_total{part=\"body\"} 32.0");
    }

    @Test
    void bodyOfAWebhookHasOneDeadline() throws IOException {
        HouseOfFakes house = house(1000, List.of());
        RawConnection slow = connect(house)
                .send("POST " + WEBHOOK + " HTTP/1.1\r\nHost: here\r\n" + SIGNED + "\r\nContent-Length: 100\r\n\r\n");

        int sent = 0;
        while (sent < 100 && isTaken(slow)) {
            sent++;
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }

        assertThat(sent).isBetween(10, 40);
        assertThat(metrics(house)).contains("outcome=\"too_slow\"} 1.0", "connect_webhook_bytes_in_flight 0.0");
    }

    @Test
    void slowHeadsAreClosedAndIdleConnectionsAreNot() throws IOException {
        HouseOfFakes house = house(1000, List.of());
        RawConnection idle = connect(house).send("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n");
        assertThat(idle.read().orElseThrow().status()).isEqualTo(200);
        List<RawConnection> slow = new ArrayList<>();
        for (int head = 0; head < MANY; head++) {
            slow.add(connect(house).send(head % 2 == 0 ? "GET /health/live HTTP/1.1\r\nX-Slow: " : "\r\n"));
        }
        slow.add(connect(house).send("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\nGET "));

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(400))
                .until(() -> {
                    slow.removeIf(connection -> !isTaken(connection));
                    return slow.isEmpty();
                });

        assertThat(metrics(house)).contains("connect_slow_requests_total{part=\"head\"} " + (MANY + 1) + ".0");
        assertThat(idle.send("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n")
                        .read()
                        .orElseThrow()
                        .status())
                .isEqualTo(200);
        assertThat(deliver(house, "one").status()).isEqualTo(200);
    }

    /** Each asks for far more than its buffer holds, and reads nothing. */
    @Test
    void answersThatAreNotReadLeaveThreadsToOthersAndAreGivenUp() throws IOException {
        HouseOfFakes house = house(1000, List.of());
        for (int reader = 0; reader < MANY; reader++) {
            connect(house, "127.0.0.2").send("GET /openapi.json HTTP/1.1\r\nHost: here\r\n\r\n".repeat(100));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(metrics(house)).containsPattern("capacity=\"request_threads\"} [1-9]"));

        assertThat(house.street.get("/settings/instagram").status()).isEqualTo(200);
        assertThat(house.street.get("/health/live").status()).isEqualTo(200);
        assertThat(deliver(house, "one").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(metrics(house))
                        .containsPattern("connect_slow_requests_total.part=\"answer\"} [1-9]"));
    }

    @Test
    void oneAddressHasSoManyConnectionsAndThoseOfVerifiedWebhooksDoNotCount() throws IOException {
        HouseOfFakes house = house(5, List.of());
        List<RawConnection> first = new ArrayList<>();
        for (int each = 0; each < 5; each++) {
            first.add(connect(house));
            assertThat(live(first.get(each))).contains(200);
        }

        assertThat(live(connect(house))).isEmpty();
        for (RawConnection connection : first) {
            connection.send(webhook("one"));
            assertThat(connection.read().orElseThrow().status()).isEqualTo(200);
        }

        assertThat(live(connect(house))).contains(200);
        assertThat(metrics(house)).contains("capacity=\"connections_per_address\"} 1.0");
    }

    @Test
    void connectionThatClosesMakesRoomForTheNext() throws IOException {
        HouseOfFakes house = house(2, List.of());
        RawConnection first = connect(house);
        assertThat(live(first)).contains(200);
        assertThat(live(connect(house))).contains(200);
        assertThat(live(connect(house))).isEmpty();

        first.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> live(connect(house)).isPresent());
    }

    @Test
    void trustedProxyHasAsManyConnectionsAsItWants() throws IOException {
        HouseOfFakes house = house(2, List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()));

        for (int each = 0; each < 10; each++) {
            assertThat(live(connect(house))).contains(200);
        }
    }

    private HouseOfFakes house(int connectionsPerAddress, List<AddressRange> trustedProxies) {
        HouseOfFakes house = new HouseOfFakes(new WebSettings(
                new WebSettings.Listen(
                        Optional.of("127.0.0.1"),
                        0,
                        Duration.ofSeconds(1),
                        new WebSettings.Limits(16 * 1024 * 1024, 2000, connectionsPerAddress)),
                HouseOfFakes.SETTINGS.publicUrl(),
                HouseOfFakes.SETTINGS.frontend(),
                List.of(),
                new WebhookSources(List.of(), trustedProxies)));
        open = Optional.of(house);
        return house;
    }

    private RawConnection connect(HouseOfFakes house) throws IOException {
        RawConnection connection = new RawConnection(house.street.port());
        connections.add(connection);
        return connection;
    }

    private RawConnection connect(HouseOfFakes house, String from) throws IOException {
        RawConnection connection = RawConnection.from(from, house.street.port());
        connections.add(connection);
        return connection;
    }

    /** What each connection is answered; one that was closed without an answer is left out. */
    private List<Integer> statuses() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (RawConnection connection : connections) {
            connection.read().ifPresent(answer -> statuses.add(answer.status()));
        }
        return statuses;
    }

    /** Whether a byte more can be sent: the other side has not closed. */
    private static boolean isTaken(RawConnection connection) {
        try {
            connection.send("x");
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static Optional<Integer> live(RawConnection connection) {
        try {
            return connection
                    .send("GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n")
                    .read()
                    .map(RawConnection.Answer::status);
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static Street.Answer deliver(HouseOfFakes house, String text) {
        byte[] body = body(text);
        return house.street.send("POST", WEBHOOK, body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body));
    }

    private static String webhook(String text) {
        byte[] body = body(text);
        return RawConnection.request(
                "POST " + WEBHOOK + " HTTP/1.1\r\nX-Hub-Signature-256: " + Signatures.sha256(APP_SECRET, body),
                new String(body, UTF_8));
    }

    private static byte[] body(String text) {
        return LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-" + text, text));
    }

    private static String metrics(HouseOfFakes house) {
        return house.street.get("/metrics").body();
    }
}
