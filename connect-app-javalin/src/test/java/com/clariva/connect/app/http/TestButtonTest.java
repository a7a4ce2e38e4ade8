package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestButtonTest {
    private static final String PAGE = "/settings/instagram";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void testAsksInstagramAndOnceInTenSeconds() {
        house.adaIsConnected();
        String session = house.sessionOf(DR_ADA);
        house.clock.advance(Duration.ofMinutes(2));
        house.instagram.revokes(Secret.of("token-ada"));

        Answer first = test(session);
        Answer second = test(session);
        house.clock.advance(Duration.ofSeconds(10));
        Answer third = test(session);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("Something needs you", "Ended by Instagram", "Action required");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.body()).contains("You tested a moment ago", "Ended by Instagram");
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void silentInstagramIsNotTheDoctorsFault() {
        house.adaIsConnected();
        house.instagram.goesAway();

        Answer answer = test(house.sessionOf(DR_ADA));

        assertThat(answer.body()).contains("Instagram did not answer the test.").doesNotContain("Action required");
    }

    @Test
    void testIsForTheDoctorOnThePageOnly() {
        house.adaIsConnected();
        String session = house.sessionOf(DR_ADA);

        Answer elsewhere = house.street.post(PAGE + "/test", "", "Cookie", session, "Origin", "https://evil.test");
        Answer stranger = house.street.post(PAGE + "/test", "");

        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.body())
                .contains("this did not come from this page")
                .doesNotContain("cross_site");
        assertThat(stranger.body()).contains("Open this page from Clariva");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnect", "confirm", "keep", "test"})
    void outageBehindAButtonIsAPageToo(String button) {
        house.adaIsConnected();
        String cookies = "__Host-connect_browser=a; " + house.sessionOf(DR_ADA);
        house.storage.outage().begin();

        Answer answer =
                house.street.post(PAGE + "/" + button, "", "Cookie", cookies, "Origin", "https://connect.clariva.test");

        assertThat(answer.status()).isIn(303, 503);
        assertThat(answer.body()).doesNotContain("storage_unavailable", "statusCode");
    }

    private Answer test(String session) {
        return house.street.post(PAGE + "/test", "", "Cookie", session, "Origin", "https://connect.clariva.test");
    }
}
