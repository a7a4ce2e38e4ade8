package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy serves us under a path of its own, and the doctor's front end has an address with everything in it. */
class BehindAProxyTest {
    private final HouseOfFakes house = new HouseOfFakes(new WebSettings(
            HouseOfFakes.SETTINGS.listen(),
            URI.create("http://clariva.test/connect/"),
            URI.create("https://app.clariva.test/settings?tab=instagram#top"),
            List.of(),
            HouseOfFakes.SETTINGS.webhookSources()));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void linksOfThePageLeadThroughTheProxy() {
        house.adaIsConnected();

        Answer answer = house.street.get("/settings/instagram", "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body())
                .contains("href=\"/connect/settings/instagram/settings.css?")
                .contains("src=\"/connect/settings/instagram/settings.js?")
                .contains("href=\"/connect/api/v1/settings/instagram/connect\"")
                .contains("action=\"/connect/settings/instagram/test\"")
                .contains("href=\"/connect/settings/instagram/disconnect\"");
        assertThat(house.street.post("/settings/instagram/disconnect", "").location())
                .isEqualTo("/connect/settings/instagram");
    }

    @Test
    void queryAndFragmentOfTheFrontEndStay() {
        Answer answer = house.street.get("/api/v1/settings/instagram/callback?error=access_denied");

        assertThat(answer.location())
                .isEqualTo("https://app.clariva.test/settings?tab=instagram&connected=0&error=access_denied#top");
    }

    @Test
    void withoutHttpsCookiesAreNotForHttpsOnly() {
        Answer answer = house.street.get("/api/v1/settings/instagram/connect", house.bearer(DR_ADA));

        assertThat(answer.header("Set-Cookie").orElseThrow()).doesNotContain("Secure");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
}
