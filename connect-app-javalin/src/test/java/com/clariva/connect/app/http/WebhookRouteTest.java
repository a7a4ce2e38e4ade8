package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.testkit.LineEventReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebhookRouteTest {
    private static final String WEBHOOK = "/webhooks/instagram";
    private static final byte[] HELLO =
            LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
    private static final int MEGABYTE = 1024 * 1024;

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void storedDeliveryIsAcknowledged() {
        Answer answer = deliver(HELLO, Signatures.sha256(APP_SECRET, HELLO));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("EVENT_RECEIVED");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @Test
    void repeatedDeliveryIsAcknowledgedAndAddsNothing() {
        deliver(HELLO, Signatures.sha256(APP_SECRET, HELLO));

        Answer again = deliver(HELLO, Signatures.sha256(APP_SECRET, HELLO));

        assertThat(again.status()).isEqualTo(200);
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @Test
    void deliveryWithoutSignatureIsRefused() {
        assertRefused(house.street.send("POST", WEBHOOK, HELLO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=00",
                "sha256",
                "md5=d41d8cd98f00b204e9800998ecf8427e",
                "sha256=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "SHA256=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void malformedSignatureIsRefused(String signature) {
        assertRefused(deliver(HELLO, signature));
    }

    @Test
    void oldSignatureAloneIsRefused() {
        assertRefused(house.street.send("POST", WEBHOOK, HELLO, "X-Hub-Signature", Signatures.sha1(APP_SECRET, HELLO)));
    }

    @Test
    void signatureOfAnotherSecretIsRefused() {
        assertRefused(deliver(HELLO, Signatures.sha256(Secret.of("another"), HELLO)));
    }

    @Test
    void signatureOfOtherBytesIsRefused() {
        byte[] other = new String(HELLO, UTF_8).replace("hello", "hallo").getBytes(UTF_8);

        assertRefused(deliver(other, Signatures.sha256(APP_SECRET, HELLO)));
    }

    @Test
    void callerIsNotToldWhatIsWrongWithTheSignature() {
        List<Answer> refusals = List.of(
                house.street.send("POST", WEBHOOK, HELLO),
                deliver(HELLO, "sha256=zz"),
                house.street.send("POST", WEBHOOK, HELLO, "X-Hub-Signature", Signatures.sha1(APP_SECRET, HELLO)),
                deliver(HELLO, Signatures.sha256(Secret.of("another"), HELLO)));

        assertThat(refusals).extracting(WebhookRouteTest::whatIsSaid).containsOnly(whatIsSaid(refusals.get(0)));
        assertThat(refusals)
                .allSatisfy(
                        answer -> assertThat(answer.header("WWW-Authenticate")).isEmpty());
    }

    @Test
    void operatorIsHintedAtASecretThatIsMissing() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ReceiveWebhook.class);
        logged.start();
        logger.addAppender(logged);

        deliver(HELLO, Signatures.sha256(Secret.of("another"), HELLO));
        house.street.send("POST", WEBHOOK, HELLO);
        logger.detachAppender(logged);

        assertThat(logged.list)
                .extracting(line -> line.getKeyValuePairs().toString())
                .satisfiesExactly(
                        noMatch -> assertThat(noMatch).contains("no_match", "META_APP_SECRET is not set"),
                        noHeader -> assertThat(noHeader).contains("no_header").doesNotContain("META_APP_SECRET"));
    }

    @Test
    void operatorSeesWhatIsWrongWithSignatures() {
        house.street.send("POST", WEBHOOK, HELLO);
        deliver(HELLO, "sha256=zz");
        house.street.send("POST", WEBHOOK, HELLO, "X-Hub-Signature", Signatures.sha1(APP_SECRET, HELLO));
        deliver(HELLO, Signatures.sha256(Secret.of("another"), HELLO));

        assertThat(house.street.get("/metrics").body())
                .contains("connect_signature_flaws_total{flaw=\"no_header\"} 1.0")
                .contains("connect_signature_flaws_total{flaw=\"malformed\"} 1.0")
                .contains("connect_signature_flaws_total{flaw=\"sha1_only\"} 1.0")
                .contains("connect_signature_flaws_total{flaw=\"no_match\"} 1.0");
    }

    @Test
    void refusalDoesNotSayWhatWouldHaveBeenRight() {
        Answer answer = deliver(HELLO, "sha256=" + "0".repeat(64));

        assertThat(answer.body()).contains("signature_invalid");
        assertThat(answer.body())
                .doesNotContain(Signatures.sha256(APP_SECRET, HELLO).substring(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an event", "[]", "{\"object\":\"page\"}", "{\"entry\":17841400000000001}"})
    void verifiedBodyThatCannotBeReadIsSetAside(String body) {
        byte[] bytes = body.getBytes(UTF_8);

        Answer answer = deliver(bytes, Signatures.sha256(APP_SECRET, bytes));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(house.storage.deadLetters().count()).isEqualTo(1);
    }

    @Test
    void verifiedBytesThatAreNoTextAreSetAside() {
        byte[] bytes = "{\"\u00ff\u00fe".getBytes(ISO_8859_1);

        Answer answer = deliver(bytes, Signatures.sha256(APP_SECRET, bytes));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(house.storage.deadLetters().count()).isEqualTo(1);
    }

    @Test
    void bytesAreSignedAsTheyCameWhateverTheirTypeIsCalled() {
        Answer answer = house.street.send(
                "POST",
                WEBHOOK,
                HELLO,
                "X-Hub-Signature-256",
                Signatures.sha256(APP_SECRET, HELLO),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void eightMegabytesAreRead() {
        byte[] body = new byte[8 * MEGABYTE];
        new Random(1).nextBytes(body);

        assertRefused(deliver(body, "sha256=" + "0".repeat(64)));
    }

    @Test
    void tenMegabytesAreNotRead() throws IOException {
        assertThat(head("Content-Length: " + 10 * MEGABYTE, 0)).startsWith("HTTP/1.1 413");
    }

    @Test
    void tenMegabytesThatWereNotAnnouncedAreNotReadToTheirEnd() throws IOException {
        assertThat(head("X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\nTransfer-Encoding: chunked", 9))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void senderOfOneByteTooManyCanReadTheRefusal() {
        Answer answer = deliver(new byte[8 * MEGABYTE + 1], "sha256=" + "0".repeat(64));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("too_large");
    }

    @Test
    void outageIsToldSoThatInstagramSendsAgain() {
        house.storage.outage().begin();

        Answer answer = deliver(HELLO, Signatures.sha256(APP_SECRET, HELLO));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("not_stored");
    }

    @Test
    void unreadableBodyThatCannotBeSetAsideIsNotAcknowledged() {
        house.storage.outage().begin();
        byte[] body = "not an event".getBytes(UTF_8);

        Answer answer = deliver(body, Signatures.sha256(APP_SECRET, body));

        assertThat(answer.status()).isEqualTo(503);
    }

    /** All of the answer but its time and the name of its request. */
    private static String whatIsSaid(Answer answer) {
        String headers = answer.headers()
                .newBuilder()
                .removeAll("X-Request-ID")
                .removeAll("Date")
                .build()
                .toString();
        return answer.status() + headers + answer.body().replaceAll("\"meta\":.*", "");
    }

    private Answer deliver(byte[] body, String signature) {
        return house.street.send("POST", WEBHOOK, body, "X-Hub-Signature-256", signature);
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(house.queue.depth().waiting()).isZero();
        assertThat(house.storage.deadLetters().count()).isZero();
    }

    /** Sends a head and some megabytes in chunks, but no end; the answer's first line. */
    private String head(String length, int megabytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.street.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + WEBHOOK + " HTTP/1.1\r\nHost: here\r\n" + length + "\r\n\r\n").getBytes(UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write("100000\r\n".getBytes(UTF_8));
                out.write(new byte[MEGABYTE]);
                out.write("\r\n".getBytes(UTF_8));
            }
            out.flush();
            return new String(socket.getInputStream().readNBytes(12), UTF_8);
        }
    }
}
