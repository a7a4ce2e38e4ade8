package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerificationTest {
    private static final String TOKEN = "&hub.verify_token=" + HouseOfFakes.VERIFY_TOKEN.reveal();

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void challengeIsAnsweredAsPlainText() {
        Answer answer = house.street.get("/webhooks/instagram?hub.mode=subscribe&hub.challenge=1158201444" + TOKEN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?hub.mode=subscribe&hub.challenge=1",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
                "?hub.mode=subscribe&hub.challenge=%ZZ&hub.verify_token=%"
            })
    void anybodyElseIsRefused(String query) {
        Answer answer = house.street.get("/webhooks/instagram" + query);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("verification_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?hub.mode=unsubscribe&hub.challenge=1",
                "?hub.challenge=1",
                "?hub.mode=subscribe",
                "?hub.mode=subscribe&hub.challenge=%3Cscript%3E",
                "?hub.mode=subscribe&hub.challenge=1&hub.challenge=2"
            })
    void evenTheTokenDoesNotHelpABadRequest(String query) {
        Answer answer = house.street.get("/webhooks/instagram" + query + TOKEN);

        assertThat(answer.status()).isEqualTo(403);
    }
}
