package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.linking.LinkRefusal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsPageTest {
    private static final String PAGE = "/settings/instagram";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void sessionIsForThePageAndNotForScripts() {
        Answer answer = house.street.post(PAGE + "/session", "", house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("connect_session=")
                .contains("HttpOnly")
                .contains("Secure")
                .contains("SameSite=Lax")
                .contains("Max-Age=900")
                .doesNotContain(DR_ADA.toString());
    }

    @Test
    void strangerOpensNoSession() {
        Answer answer = house.street.post(PAGE + "/session", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void sessionDoesNotRenewItself() {
        Answer answer = house.street.post(PAGE + "/session", "", "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void strangerIsSentToClariva() {
        house.adaIsConnected();

        Answer answer = house.street.get(PAGE + "?connected=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Open this page from Clariva").doesNotContain("practice of");
    }

    @Test
    void endedSessionIsNobodys() {
        String session = house.sessionOf(DR_ADA);
        house.clock.advance(Duration.ofMinutes(15));

        Answer answer = house.street.get(PAGE, "Cookie", session);

        assertThat(answer.body()).contains("Open this page from Clariva");
    }

    @Test
    void madeUpSessionIsNobodys() {
        Answer answer = house.street.get(PAGE, "Cookie", "connect_session=" + DR_ADA);

        assertThat(answer.body()).contains("Open this page from Clariva");
    }

    @Test
    void doctorWithoutAccountCanConnect() {
        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body())
                .contains("No Instagram account is connected.")
                .contains("href=\"/api/v1/settings/instagram/connect\"")
                .doesNotContain("Disconnect");
    }

    @Test
    void doctorSeesTheAccountAndCanDisconnect() {
        house.adaIsConnected();
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, true);

        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body())
                .contains("Connected as @practice of name-ada. Messages arrive in Clariva.")
                .contains("action=\"/settings/instagram/disconnect\"");
    }

    @Test
    void pageDoesNotPromiseMessagesThatDoNotArrive() {
        house.adaIsConnected();

        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body()).contains("Messages do not arrive yet.").doesNotContain("Messages arrive in Clariva");
    }

    @Test
    void outageIsAdmitted() {
        String session = house.sessionOf(DR_ADA);
        house.storage.outage().begin();

        Answer answer = house.street.get(PAGE, "Cookie", session);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("We cannot see your connection right now.");
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsASentenceWithANextStep(LinkRefusal reason) {
        Answer answer = house.street.get(PAGE + "?connected=0&error=" + reason.label());

        PageTexts.Problem problem = PageTexts.of(reason);
        assertThat(answer.body())
                .contains("role=\"alert\"")
                .contains(problem.whatHappened().replace("'", "&#39;"))
                .contains(problem.nextStep());
        assertThat(answer.body()).doesNotContain(reason.label());
    }

    @Test
    void whatStandsInTheAddressIsNotRepeated() {
        Answer answer = house.street.get(PAGE + "?error=%3Cscript%3Ealert(1)%3C/script%3E&complete=x");

        assertThat(answer.body()).doesNotContain("<script").contains("Your account was not connected.");
    }

    @Test
    void pageRunsNoScriptAndSitsInNoFrame() {
        Answer answer = house.street.get(PAGE);

        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("<html lang=\"en\">")
                .doesNotContain("<script")
                .doesNotContain("style=");
        assertThat(house.street
                        .get(PAGE + "/settings.css")
                        .header("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
    }

    @Test
    void buttonDisconnects() {
        house.adaIsConnected();

        Answer answer = house.street.post(
                PAGE + "/disconnect",
                "",
                "Cookie",
                house.sessionOf(DR_ADA),
                "Origin",
                "http://127.0.0.1:" + house.street.port());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(PAGE);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void buttonOfAnotherSiteDoesNot() {
        house.adaIsConnected();

        Answer answer = house.street.post(
                PAGE + "/disconnect",
                "",
                "Cookie",
                house.sessionOf(DR_ADA),
                "Origin",
                "https://evil.test",
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @Test
    void buttonOfAnEndedSessionLeadsBackToThePage() {
        Answer answer = house.street.post(PAGE + "/disconnect", "");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(PAGE);
    }
}
