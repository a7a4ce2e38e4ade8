package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectRouteTest {
    private static final String CONNECT = "/api/v1/settings/instagram/connect";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void programIsToldWhereToGo() {
        Answer answer = house.street.get(CONNECT, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"redirectUrl\":\"https://instagram.test/oauth/authorize\\?[^\"]+\"}");
    }

    @Test
    void navigationIsSentThere() {
        Answer answer = house.street.get(
                CONNECT, "Accept", "text/html,application/xhtml+xml", "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).startsWith("https://instagram.test/oauth/authorize?");
    }

    @Test
    void browserGetsACookieThatScriptsCannotRead() {
        Answer answer = house.street.get(CONNECT, house.bearer(DR_ADA));

        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-connect_browser=")
                .contains("Path=/")
                .contains("HttpOnly")
                .contains("Secure")
                .contains("SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void allTabsOfABrowserAreOneBrowser() {
        house.instagramGrants("code-1");
        Answer first = house.street.get(CONNECT, house.bearer(DR_ADA));
        Answer second = house.street.get(
                CONNECT, "Authorization", house.bearer(DR_ADA)[1], "Cookie", first.cookie("connect_browser"));

        Answer back = house.street.get(
                "/api/v1/settings/instagram/callback?code=code-1&state="
                        + first.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1"),
                "Cookie",
                second.cookie("connect_browser"));

        assertThat(back.location()).endsWith("connected=1");
    }

    @Test
    void frontEndOfAnotherSiteGetsNoCookie() {
        Answer answer = house.street.get(CONNECT + "?finish=complete", house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void unknownWayOfFinishingIsRefused() {
        Answer answer = house.street.get(CONNECT + "?finish=anyhow", house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("finish_invalid");
    }

    @Test
    void strangerIsRefused() {
        Answer answer = house.street.get(CONNECT);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void strangerWithABrowserSeesThePage() {
        Answer answer = house.street.get(CONNECT, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/settings/instagram");
    }

    @Test
    void linkOnAnotherSiteDoesNotBeginInTheDoctorsName() {
        Answer answer = house.street.get(CONNECT, "Cookie", house.sessionOf(DR_ADA), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    /** So nobody can send a doctor to an address that makes them finish what somebody else began. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/settings/instagram/connect",
                "/api/v1/settings/instagram/connect?finish=complete",
                "/api/v1/settings/instagram/callback?code=code-1&state=x&connect_browser=x",
                "/api/v1/settings/instagram/status",
                "/settings/instagram?complete=x&session=x&connect_browser=x",
                "/settings/instagram/session?token=x",
                "/instagram/data-deletion/0123456789abcdef0123456789abcdef"
            })
    void noAddressSetsACookieForWhoeverOpensIt(String address) {
        for (String accept : List.of("text/html", "application/json")) {
            assertThat(house.street.get(address, "Accept", accept).header("Set-Cookie"))
                    .isEmpty();
        }
    }

    @Test
    void outageIsToldToPrograms() {
        house.storage.outage().begin();

        Answer answer = house.street.get(CONNECT, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("storage_unavailable");
    }

    @Test
    void outageIsToldToDoctorsOnThePage() {
        String session = house.sessionOf(DR_ADA);
        house.storage.outage().begin();

        Answer answer = house.street.get(CONNECT, "Accept", "text/html", "Cookie", session);

        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=storage_unavailable");
    }
}
