package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.testkit.LineEventReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More is sent than there is room for. */
class OverloadTest {
    private static final String WEBHOOK = "/webhooks/instagram";
    private static final int BOUND = 100_000;
    private static final int ADDRESSES = 50;

    private final HouseOfFakes house = new HouseOfFakes(new WebSettings(
            new WebSettings.Listen(
                    Optional.of("127.0.0.1"), 0, Duration.ofSeconds(1), new WebSettings.Limits(BOUND, 1000, 10)),
            HouseOfFakes.SETTINGS.publicUrl(),
            HouseOfFakes.SETTINGS.frontend(),
            List.of(),
            HouseOfFakes.SETTINGS.webhookSources()));
    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        goAway();
        house.close();
    }

    @Test
    void webhooksAboveTheRoomAreRefusedAndComeInAgainWhenThereIsRoom() throws IOException {
        fillTheRoom();

        Answer refused = deliver("one");
        goAway();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).hasValue("5");
        assertThat(refused.body()).contains("overloaded");
        assertThat(metrics()).contains("connect_capacity_refusals_total{capacity=\"webhook_bytes\"} 1.0");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(deliver("two").status()).isEqualTo(200));
        assertThat(inFlight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 8388608", "Transfer-Encoding: chunked"})
    void lengthThatIsOnlyAnnouncedTakesNoRoom(String length) throws IOException {
        for (int announced = 0; announced < 50; announced++) {
            sender(length, 0);
        }

        assertThat(deliver("one").status()).isEqualTo(200);
        assertThat(inFlight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Hub-Signature-256: sha256=00\r\n",
                "X-Hub-Signature: sha1=00\r\n",
                "X-Hub-Signature-256:\r\n"
            })
    void whatClaimsNoSignatureIsRefusedUnread(String signature) throws IOException {
        Socket unsigned = new Socket("127.0.0.1", house.street.port());
        senders.add(unsigned);
        unsigned.getOutputStream()
                .write(("POST " + WEBHOOK + " HTTP/1.1\r\nHost: here\r\n" + signature
                                + "Content-Length: 40000\r\n\r\nsome")
                        .getBytes(UTF_8));

        assertThat(new String(unsigned.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 401");
        assertThat(inFlight()).isZero();
    }

    @Test
    void noMoreThanTheBoundIsEverInTheHouse() throws IOException {
        for (int more = 0; more < 50; more++) {
            sender("Content-Length: 50000", 35_000);
        }

        await().untilAsserted(() -> assertThat(metrics()).contains("outcome=\"overloaded\"} 48.0"));

        assertThat(inFlight()).isPositive().isLessThanOrEqualTo(BOUND);
    }

    @Test
    void largeWebhooksLeaveRoomForSmallOnes() throws IOException {
        sender("Content-Length: 8000000", 45_000);
        sender("Content-Length: 8000000", 29_000);
        await().untilAsserted(() -> assertThat(inFlight()).isEqualTo(74_000));
        sender("Content-Length: 8000000", 2000);
        await().untilAsserted(() -> assertThat(metrics()).contains("outcome=\"overloaded\"} 1.0"));

        assertThat(deliverShort("hello").status()).isEqualTo(200);
    }

    @Test
    void sendersThatKeepSilentKeepNobodyElseWaiting() throws IOException {
        for (int silent = 0; silent < 300; silent++) {
            sender("Content-Length: 100", 10);
        }
        await().untilAsserted(() -> assertThat(inFlight()).isEqualTo(3000));

        assertThat(deliverShort("hello").status()).isEqualTo(200);
        assertThat(house.street.get("/settings/instagram").status()).isEqualTo(200);
    }

    @Test
    void otherRoutesAreServedMeanwhile() throws IOException {
        fillTheRoom();

        assertThat(house.street.get("/health").status()).isEqualTo(200);
        assertThat(house.street.get("/health/ready").status()).isEqualTo(200);
        assertThat(house.street.get("/settings/instagram").status()).isEqualTo(200);
        assertThat(house.street
                        .get("/api/v1/settings/instagram/status", house.bearer(DR_ADA))
                        .status())
                .isEqualTo(200);
        assertThat(house.street.post("/instagram/deauthorize", "").status()).isEqualTo(400);
        assertThat(house.street.post("/instagram/data-deletion", "").status()).isEqualTo(400);
    }

    @Test
    void queueThatIsFullRefusesUntilThereIsRoom() {
        for (int text = 0; text < HouseOfFakes.MOST_EVENTS; text++) {
            assertThat(deliverShort("line " + text).status()).isEqualTo(200);
        }

        Answer refused = deliverShort("one too many");
        Answer healthMeanwhile = house.street.get("/health");
        makeRoom();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).hasValue("5");
        assertThat(healthMeanwhile.status()).isEqualTo(503);
        assertThat(healthMeanwhile.body()).contains("queue is full");
        assertThat(deliverShort("one too many").status()).isEqualTo(200);
        await().untilAsserted(
                        () -> assertThat(house.street.get("/health").status()).isEqualTo(200));
    }

    private void makeRoom() {
        house.queue.erase(List.of(house.queue
                .claim(1, Duration.ofMinutes(1), Duration.ZERO)
                .get(0)
                .event()
                .id()));
    }

    /** Two have sent what fits, and a third would not fit. */
    private void fillTheRoom() throws IOException {
        sender("Content-Length: 50000", 35_000);
        sender("Content-Length: 50000", 35_000);
        await().untilAsserted(() -> assertThat(inFlight()).isEqualTo(70_000));
    }

    /** One that claims a signature, and sends a part of its body; each from another address, as far as they go. */
    private void sender(String length, int bytes) throws IOException {
        Socket socket = new Socket(
                "127.0.0.1",
                house.street.port(),
                InetAddress.getByName("127.0.0." + (2 + senders.size() % ADDRESSES)),
                0);
        senders.add(socket);
        socket.getOutputStream()
                .write(("POST " + WEBHOOK + " HTTP/1.1\r\nHost: here\r\nX-Hub-Signature-256: sha256=" + "0".repeat(64)
                                + "\r\n" + length + "\r\n\r\n" + "x".repeat(bytes))
                        .getBytes(UTF_8));
    }

    private void goAway() throws IOException {
        for (Socket sender : senders) {
            sender.close();
        }
    }

    private Answer deliver(String text) {
        return deliver("mid-" + text, text + "x".repeat(30_000));
    }

    private Answer deliverShort(String text) {
        return deliver("mid-" + text.replace(' ', '-'), text);
    }

    private Answer deliver(String mid, String text) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, mid, text));
        return house.street.send("POST", WEBHOOK, body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body));
    }

    private long inFlight() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("connect_webhook_bytes_in_flight "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private String metrics() {
        return house.street.get("/metrics").body();
    }
}
