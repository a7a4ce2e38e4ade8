package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cookie by which a browser is known while a link is made. */
class LinkingCookieTest {
    private static final String CONNECT = "/api/v1/settings/instagram/connect";
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    /** A neighbouring subdomain can set a cookie in the doctor's browser, and knows what it set. */
    @Test
    void browserThatSomebodyElseNamedCannotFinish() {
        house.instagramGrants("code-1");
        String chosen = "__Host-connect_browser=chosen-by-an-attacker";

        Answer departure = house.street.get(CONNECT, "Authorization", house.bearer(DR_ADA)[1], "Cookie", chosen);

        assertThat(departure.cookie("connect_browser")).doesNotContain("chosen");
        assertRefused(comeBack(departure, "code=code-1", chosen), "state_invalid");
    }

    @Test
    void cookieWithoutThePrefixForThisHostIsNotOurs() {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        String tossed = departure.cookie("connect_browser").replace("__Host-", "");

        assertRefused(comeBack(departure, "code=code-1", tossed), "state_invalid");
    }

    @Test
    void ofTwoCookiesOfOneNameNoneIsBelieved() {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        String own = departure.cookie("connect_browser");
        String other = house.street.get(CONNECT, house.bearer(DR_BORIS)).cookie("connect_browser");

        assertRefused(comeBack(departure, "code=code-1", other + "; " + own), "state_invalid");
        assertThat(house.street
                        .get(
                                "/api/v1/settings/instagram/status",
                                "Cookie",
                                house.sessionOf(DR_ADA) + "; " + house.sessionOf(DR_BORIS))
                        .status())
                .isEqualTo(401);
    }

    private Answer comeBack(Answer departure, String parameters, String cookie) {
        String state = departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        return house.street.get(CALLBACK + "?state=" + state + "&" + parameters, "Cookie", cookie);
    }

    private void assertRefused(Answer answer, String error) {
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=" + error);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }
}
