package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private final AppUnderTest app = new AppUnderTest(
            SimulatedInstagram.start(SimulatorSettings.create().withTime(() -> Instant.ofEpochSecond(1_795_200_000L))));
    private final SimulatedInstagram instagram = app.instagram;

    @BeforeEach
    void addresses() {
        instagram
                .callbacks()
                .goTo(app.callback().resolve("/deauthorize"), app.callback().resolve("/deletion"));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void signedRequestMatchesTheKnownVector() {
        JsonNode vector = Json.parse(Html.template("/payloads/vectors/signed_request-vectors.json"))
                .orElseThrow()
                .path("vectors")
                .path(0);

        String made = instagram
                .callbacks()
                .signedRequest(DR_EXAMPLE, vector.path("secret").asText());

        assertThat(made).isEqualTo(vector.path("signed_request").asText());
    }

    @Test
    void deauthorizingEndsTokensAndSubscriptionAndTellsTheApp() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);
        instagram.subscribe(DR_EXAMPLE);

        CallbackAnswer answer = instagram.callbacks().deauthorize(DR_EXAMPLE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.received.get(0).getUrl().encodedPath()).isEqualTo("/deauthorize");
        assertThat(app.received.get(0).getBody().utf8()).startsWith("signed_request=");
        assertThat(app.get("/me", token).errorCode()).isEqualTo("190/458");
        assertThat(instagram.subscribedFields(DR_EXAMPLE)).isEmpty();
    }

    @Test
    void deletionAnswerIsHandedOn() {
        app.answer = new MockResponse.Builder()
                .code(200)
                .body("{\"confirmation_code\":\"abc\"}")
                .build();

        CallbackAnswer answer = instagram.callbacks().requestDeletion(DR_EXAMPLE);

        assertThat(answer).isEqualTo(new CallbackAnswer(200, "{\"confirmation_code\":\"abc\"}"));
        assertThat(app.received.get(0).getUrl().encodedPath()).isEqualTo("/deletion");
    }
}
