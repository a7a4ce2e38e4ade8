package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.page.Language;
import com.clariva.connect.app.page.Notice;
import com.clariva.connect.app.page.Texts;
import com.clariva.connect.core.linking.LinkRefusal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .startsWith("__Host-connect_session=")
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
        Answer answer = house.street.get(PAGE, "Cookie", "__Host-connect_session=" + DR_ADA);

        assertThat(answer.body()).contains("Open this page from Clariva");
    }

    @Test
    void doctorWithoutAccountCanConnect() {
        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body())
                .contains("No Instagram account is connected")
                .contains("href=\"/api/v1/settings/instagram/connect\"")
                .doesNotContain("Disconnect");
    }

    @Test
    void doctorSeesTheAccountAndHowItIs() {
        house.adaIsConnected();
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, true);

        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body())
                .contains("@practice of name-ada")
                .contains("Accepted by Instagram")
                .contains("31 October 2026", "messages, profile")
                .contains("None yet")
                .contains("action=\"/settings/instagram/test\"")
                .contains("href=\"/settings/instagram/disconnect\"");
    }

    @Test
    void pageDoesNotPromiseMessagesThatDoNotArrive() {
        house.adaIsConnected();

        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.body()).contains("Messages do not arrive yet.").doesNotContain("state ok");
    }

    @Test
    void outageIsAdmitted() {
        String session = house.sessionOf(DR_ADA);
        house.storage.outage().begin();

        Answer answer = house.street.get(PAGE, "Cookie", session);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("We cannot see your connection right now");
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsASentenceWithANextStep(LinkRefusal reason) {
        Answer answer = house.street.get(PAGE + "?connected=0&error=" + reason.label());

        Texts texts = Texts.in(Language.ENGLISH);
        Notice notice = Notice.of(reason);
        boolean innocent = reason == LinkRefusal.ACCESS_DENIED || reason == LinkRefusal.ACCOUNT_CHANGED;
        assertThat(answer.body())
                .contains(innocent ? "notice info\" role=\"status\"" : "notice error\" role=\"alert\"")
                .contains(notice.whatHappened(texts))
                .contains(notice.nextStep(texts));
        assertThat(answer.body()).doesNotContain(reason.label());
    }

    @Test
    void whatStandsInTheAddressIsNotRepeated() {
        Answer answer = house.street.get(PAGE + "?error=%3Cb%3Ealert(1)%3C/b%3E&complete=x&lang=%3Cb%3E");

        assertThat(answer.body()).doesNotContain("<b>", "alert(1)").contains("Your account was not connected.");
    }

    @Test
    void pageRunsOurScriptOnlyAndSitsInNoFrame() {
        Answer answer = house.street.get(PAGE);

        assertThat(answer.header("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'; script-src 'self'; connect-src 'self'");
        assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .contains("<html lang=\"en-IN\">")
                .doesNotContain("<script>", "style=", "onclick", "javascript:");
    }

    @Test
    void picturesComeFromThePlaceOfTheAccountsPictureOnly() {
        house.adaIsConnected();

        Answer answer = house.street.get(PAGE, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.header("Content-Security-Policy").orElseThrow()).endsWith("; img-src https://example.org");
        assertThat(answer.body()).contains("src=\"https://example.org/picture.jpg\"");
    }

    @ParameterizedTest
    @CsvSource({"settings.css, text/css", "settings.js, text/javascript"})
    void filesMayBeKeptByTheirVersion(String file, String type) {
        String version = house.street.get(PAGE).body().replaceAll("(?s).*/" + file + "\\?([0-9a-f]{12})\".*", "$1");

        Answer versioned = house.street.get(PAGE + "/" + file + "?" + version);
        Answer bare = house.street.get(PAGE + "/" + file);

        assertThat(versioned.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(bare.header("Cache-Control")).hasValue("no-cache");
        assertThat(bare.header("Content-Type").orElseThrow()).startsWith(type);
    }

    @Test
    void chosenLanguageIsRemembered() {
        Answer chosen = house.street.get(PAGE + "?lang=hi", "Accept-Language", "en");
        Answer later = house.street.get(PAGE, "Accept-Language", "en", "Cookie", chosen.cookie("connect_language"));

        assertThat(chosen.body()).contains("<html lang=\"hi-IN\">", "क्लैरिवा");
        assertThat(later.body()).contains("<html lang=\"hi-IN\">");
    }

    @Test
    void doctorIsAskedBeforeAnythingIsDisconnected() {
        house.adaIsConnected();
        String session = house.sessionOf(DR_ADA);

        Answer answer = house.street.get(PAGE + "/disconnect", "Cookie", session);

        assertThat(answer.body())
                .contains("Disconnect @practice of name-ada?")
                .contains("action=\"/settings/instagram/disconnect\"")
                .contains("Keep it connected");
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
        assertThat(house.street.get(PAGE + "/disconnect").location()).isEqualTo(PAGE);
    }

    @Test
    void buttonDisconnects() {
        house.adaIsConnected();

        Answer answer = house.street.post(
                PAGE + "/disconnect", "", "Cookie", house.sessionOf(DR_ADA), "Origin", "https://connect.clariva.test");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(PAGE + "?disconnected=1");
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
