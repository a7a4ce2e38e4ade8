package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.testkit.LineEventReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookFromElsewhereTest {
    private static final byte[] HELLO =
            LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));

    private final HouseOfFakes house = new HouseOfFakes(new WebSettings(
            HouseOfFakes.SETTINGS.listen(),
            HouseOfFakes.SETTINGS.publicUrl(),
            HouseOfFakes.SETTINGS.frontend(),
            List.of(),
            new WebhookSources(
                    List.of(AddressRange.parse("203.0.113.0/24").orElseThrow()),
                    List.of(AddressRange.parse("127.0.0.1").orElseThrow()))));

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

    private Answer deliver(String... headers) {
        String[] all = List.of(headers).toArray(new String[headers.length + 2]);
        all[headers.length] = "X-Hub-Signature-256";
        all[headers.length + 1] = Signatures.sha256(APP_SECRET, HELLO);
        return house.street.send("POST", "/webhooks/instagram", HELLO, all);
    }
}
