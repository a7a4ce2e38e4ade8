package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.testkit.LineEventReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebhookFromElsewhereTest {
    private static final byte[] HELLO =
            LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));

    private final HouseOfFakes house = new HouseOfFakes(new WebSettings(
            HouseOfFakes.SETTINGS.listen(),
            HouseOfFakes.SETTINGS.publicUrl(),
            HouseOfFakes.SETTINGS.frontend(),
            List.of(),
            new WebhookSources(
                    List.of(
                            AddressRange.parse("203.0.113.0/24").orElseThrow(),
                            AddressRange.parse("2001:db8::/32").orElseThrow()),
                    List.of(AddressRange.parse("127.0.0.0/8").orElseThrow()))));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void goodSignatureFromElsewhereIsRefused() {
        Answer answer = deliver();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("source_refused");
        assertThat(house.queue.depth().waiting()).isZero();
    }

    @Test
    void allowedAddressBehindTheProxyIsHeard() {
        Answer answer = deliver("X-Forwarded-For", "198.51.100.1, 203.0.113.9");

        assertThat(answer.status()).isEqualTo(200);
    }

    /** RFC 7239, section 6, and what gateways write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "203.0.113.9:41234",
                "[2001:db8::1]:443",
                "[2001:db8::1]",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "\"[2001:db8::1]\"",
                "\"[2001:db8::1]:443\"",
                "\"203.0.113.9\"",
                "::ffff:203.0.113.9",
                "203.0.113.9, 127.0.0.9:5000",
                "203.0.113.9,127.0.0.9 , 127.0.0.8",
                "203.0.113.9,",
                "unknown, 203.0.113.9"
            })
    void forwardedAddressIsUnderstoodInEveryForm(String forwardedFor) {
        assertThat(deliver("X-Forwarded-For", forwardedFor).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7:41234",
                "[2001:db9::1]:443",
                "203.0.113.9, unknown",
                "203.0.113.9, _hidden",
                "203.0.113.9, 198.51.100.7:1",
                "203.0.113.9, 127.0.0.9, 198.51.100.7",
                "203.0.113.9:99999",
                "203.0.113.9:x",
                "[203.0.113.9",
                ",",
                "localhost"
            })
    void otherForwardedAddressIsRefused(String forwardedFor) {
        assertThat(deliver("X-Forwarded-For", forwardedFor).status()).isEqualTo(403);
    }

    @Test
    void addressesOfSeveralHeadersAreOneList() {
        assertThat(deliver("X-Forwarded-For", "198.51.100.7, 203.0.113.9", "X-Forwarded-For", "127.0.0.9:1")
                        .status())
                .isEqualTo(200);
        assertThat(deliver("X-Forwarded-For", "203.0.113.9", "X-Forwarded-For", "198.51.100.7")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusedSourceIsSaidInTheLogAndToTheDiagnosis() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ReceiveWebhook.class);
        logged.start();
        logger.addAppender(logged);

        deliver("X-Forwarded-For", "198.51.100.7:41234");
        logger.detachAppender(logged);

        assertThat(logged.list).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("Webhook source refused");
            assertThat(line.getKeyValuePairs().toString()).contains("address=\"198.51.100.7\"");
        });
        assertThat(house.audited())
                .anySatisfy(line -> assertThat(line.outcome()).isEqualTo("webhook_source_refused"));
        assertThat(house.storage.secretRecords().unmatched())
                .anySatisfy(one -> assertThat(one.wrongSource()).isTrue());
    }

    private Answer deliver(String... headers) {
        String[] all = List.of(headers).toArray(new String[headers.length + 2]);
        all[headers.length] = "X-Hub-Signature-256";
        all[headers.length + 1] = Signatures.sha256(APP_SECRET, HELLO);
        return house.street.send("POST", "/webhooks/instagram", HELLO, all);
    }
}
