package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada has her practice connected, and comes back from Instagram with another account. */
class ConfirmRouteTest {
    private static final String API = "/api/v1/settings/instagram";
    private static final String PAGE = "/settings/instagram";

    private final HouseOfFakes house = new HouseOfFakes();

    @BeforeEach
    void adaIsConnectedAndInstagramGrantsAnotherAccount() {
        house.adaIsConnected();
        house.instagram.grants(
                Secret.of("code-2"),
                grant("token-2"),
                connecting(DR_ADA, BORIS_PRACTICE, "token-2").profile());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void doctorIsAskedWithBothNamesAndConfirmsInTheSameBrowser() {
        String browser = comeBack();

        assertThat(house.street.get(API + "/status", house.bearer(DR_ADA)).body())
                .contains(
                        "\"accountChange\":{\"connected\":\"practice of name-ada\",\"chosen\":\"practice of name-2\"}");

        Answer answer = confirm(browser, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"username\":\"practice of name-2\"")
                .contains("\"accountChange\":null");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isEmpty();
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isPresent();
        assertThat(confirm(browser, house.bearer(DR_ADA)).status()).isEqualTo(400);
    }

    @Test
    void anotherBrowserAnotherDoctorAndNobodyConfirmNothing() {
        String browser = comeBack();

        assertThat(confirm("__Host-connect_browser=somebody-elses", house.bearer(DR_ADA))
                        .status())
                .isEqualTo(400);
        assertThat(house.street.post(API + "/confirm", "", house.bearer(DR_ADA)).status())
                .isEqualTo(400);
        assertThat(confirm(browser, house.bearer(DR_BORIS)).status()).isEqualTo(400);
        assertThat(house.street.post(API + "/confirm", "", "Cookie", browser).status())
                .isEqualTo(401);

        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void wordCountsForTenMinutes() {
        String browser = comeBack();
        house.clock.advance(Duration.ofMinutes(10));

        assertThat(confirm(browser, house.bearer(DR_ADA)).body()).contains("state_invalid");
    }

    @Test
    void heldAccountIsAConflictThatDoesNotSayWhose() {
        String browser = comeBack();
        house.storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));

        Answer answer = confirm(browser, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("account_already_linked")
                .doesNotContain(DR_BORIS.toString())
                .doesNotContain("boris");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void frontEndOnAnotherSiteConfirmsWithTheOneTimeCode() {
        Answer departure = house.street.get(API + "/connect?finish=complete", house.bearer(DR_ADA));
        Answer back = house.street.get(API + "/callback?code=code-2&state=" + stateOf(departure));
        String body = "{\"code\":\"" + back.location().replaceAll(".*complete=", "") + "\"}";
        Answer asked = house.street.post(API + "/complete", body, house.bearer(DR_ADA));
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body()).contains("account_changed");

        assertThat(house.street
                        .post(API + "/confirm", body, house.bearer(DR_BORIS))
                        .status())
                .isEqualTo(400);
        Answer answer = house.street.post(API + "/confirm", body, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isPresent();
    }

    @Test
    void pageAsksAndItsButtonConfirms() {
        String cookies = comeBack() + "; " + house.sessionOf(DR_ADA);
        assertThat(house.street
                        .get(PAGE + "?error=account_changed", "Cookie", cookies)
                        .body())
                .contains("Change to @practice of name-2")
                .contains("action=\"/settings/instagram/confirm\"");

        Answer elsewhere = house.street.post(PAGE + "/confirm", "", "Cookie", cookies, "Origin", "https://evil.test");
        Answer answer =
                house.street.post(PAGE + "/confirm", "", "Cookie", cookies, "Origin", "https://connect.clariva.test");

        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=1");
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isPresent();
    }

    @Test
    void otherButtonKeepsTheAccountAndEndsTheQuestion() {
        String cookies = comeBack() + "; " + house.sessionOf(DR_ADA);

        Answer elsewhere = house.street.post(PAGE + "/keep", "", "Cookie", cookies, "Origin", "https://evil.test");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(house.street.get(PAGE, "Cookie", cookies).body()).contains("Change to @practice of name-2");
        Answer answer =
                house.street.post(PAGE + "/keep", "", "Cookie", cookies, "Origin", "https://connect.clariva.test");

        assertThat(answer.location()).isEqualTo("/settings/instagram?kept=1");
        assertThat(house.street.get(PAGE + "?kept=1", "Cookie", cookies).body())
                .contains("Nothing was changed.")
                .doesNotContain("Change to @");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    /** The cookie of the browser that came back with the other account. */
    private String comeBack() {
        Answer departure = house.street.get(API + "/connect", house.bearer(DR_ADA));
        String browser = departure.cookie("connect_browser");
        Answer back = house.street.get(API + "/callback?code=code-2&state=" + stateOf(departure), "Cookie", browser);
        assertThat(back.location()).isEqualTo("/settings/instagram?connected=0&error=account_changed");
        return browser;
    }

    private Answer confirm(String browser, String[] bearer) {
        return house.street.post(API + "/confirm", "", "Cookie", browser, bearer[0], bearer[1]);
    }

    private static String stateOf(Answer departure) {
        return departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
    }
}
