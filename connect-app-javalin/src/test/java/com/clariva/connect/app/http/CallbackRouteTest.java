package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.testkit.AuditLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRouteTest {
    private static final String CONNECT = "/api/v1/settings/instagram/connect";
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void accountIsConnected() {
        house.instagramGrants("code-1");

        Answer answer = comeBack("code=code-1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=1");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void tailOfTheCodeIsNotPartOfIt() {
        house.instagramGrants("code-1");

        Answer answer = comeBack("code=code-1%23_");

        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=1");
    }

    @Test
    void addressWithTheCodeStaysBetweenUs() {
        Answer answer = comeBack("code=code-1");

        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).doesNotContain("code-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?code=code-1",
                "?state=",
                "?state=%20&code=code-1",
                "?state=a&state=b&code=code-1",
                "?state=%ZZ&code=%",
                "?state=only"
            })
    void returnWithoutCodeOrStateIsNamed(String query) {
        Answer answer = house.street.get(CALLBACK + query);

        assertThat(answer.status()).isEqualTo(302);
        assertRefused(answer, "missing_code_or_state");
    }

    @Test
    void unknownStateIsRefused() {
        Answer answer = house.street.get(CALLBACK + "?code=code-1&state=nobodys");

        assertRefused(answer, "state_invalid");
    }

    @Test
    void stateTooLongToBeOursIsRefused() {
        Answer answer = house.street.get(CALLBACK + "?code=code-1&state=" + "s".repeat(3000));

        assertRefused(answer, "state_invalid");
    }

    @Test
    void expiredStateIsRefused() {
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        house.clock.advance(Duration.ofMinutes(10));

        Answer answer = comeBack(departure, "code=code-1", departure.cookie("connect_browser"));

        assertRefused(answer, "state_invalid");
    }

    /** A doctor opens Connect in two windows, or two doctors share a computer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoAttemptsInOneBrowserEndEachAtItsOwnDoctor(boolean secondFirst) {
        house.instagramGrants("code-ada");
        house.instagram.grants(
                Secret.of("code-boris"),
                grant("token-boris"),
                connecting(DR_BORIS, BORIS_PRACTICE, "token-boris").profile());
        Answer adas = house.street.get(CONNECT, house.bearer(DR_ADA));
        String browser = adas.cookie("connect_browser");
        String[] boris = house.bearer(DR_BORIS);
        Answer boriss = house.street.get(CONNECT, boris[0], boris[1], "Cookie", browser);

        if (secondFirst) {
            comeBack(boriss, "code=code-boris", browser);
        }
        Answer ada = comeBack(adas, "code=code-ada", browser);
        Answer last = secondFirst ? ada : comeBack(boriss, "code=code-boris", browser);

        assertThat(ada.location()).endsWith("connected=1");
        assertThat(last.location()).endsWith("connected=1");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE))
                .hasValueSatisfying(account -> assertThat(account.doctor()).isEqualTo(DR_ADA));
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE))
                .hasValueSatisfying(account -> assertThat(account.doctor()).isEqualTo(DR_BORIS));
        assertThat(house.audited()).extracting(AuditLine::action).doesNotContain("security_event");
    }

    @Test
    void replayedReturnNeverReachesInstagram() {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        comeBack(departure, "code=code-1", departure.cookie("connect_browser"));

        Answer replay = comeBack(departure, "code=code-1", departure.cookie("connect_browser"));

        assertThat(replay.location()).endsWith("error=state_invalid");
        assertThat(house.instagram.codesSent()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-connect_browser=anothers",
                "__Host-connect_browser=",
                "connect_browser=anothers",
                "other=1"
            })
    void anotherBrowserCannotFinish(String cookie) {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));

        Answer answer = comeBack(departure, "code=code-1", cookie);

        assertRefused(answer, "state_invalid");
    }

    @Test
    void stateOfOneDoctorWithTheValidCookieOfAnotherIsRefused() {
        house.instagramGrants("code-1");
        Answer adas = house.street.get(CONNECT, house.bearer(DR_ADA));
        Answer boriss = house.street.get(CONNECT, house.bearer(DR_BORIS));

        Answer answer = comeBack(adas, "code=code-1", boriss.cookie("connect_browser"));

        assertRefused(answer, "state_invalid");
        assertThat(house.instagram.codesSent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error=access_denied&error_reason=user_denied", "error=server_error", "error=&code=code-1"})
    void anyErrorIsARefusalByTheDoctor(String error) {
        house.instagramGrants("code-1");

        Answer answer = comeBack(error);

        assertRefused(answer, "access_denied");
    }

    @Test
    void refusedCodeIsNamed() {
        Answer answer = comeBack("code=forged");

        assertRefused(answer, "code_rejected");
    }

    @Test
    void absentInstagramIsNamed() {
        house.instagramGrants("code-1");
        house.instagram.goesAway();

        Answer answer = comeBack("code=code-1");

        assertRefused(answer, "instagram_unavailable");
    }

    @Test
    void personalAccountIsNamed() {
        Profile profile = connecting(DR_ADA, ADAS_PRACTICE, "token-ada").profile();
        house.instagram.grants(
                Secret.of("code-1"),
                grant("token-ada"),
                new Profile(
                        profile.account(),
                        profile.appScopedId(),
                        profile.username(),
                        Optional.of(AccountType.PERSONAL),
                        profile.pictureUrl()));

        Answer answer = comeBack("code=code-1");

        assertRefused(answer, "not_professional");
    }

    @Test
    void untickedPermissionIsNamed() {
        Grant little = new Grant(
                Secret.of("token-ada"),
                NOON,
                NOON.plus(Duration.ofDays(60)),
                Optional.empty(),
                Optional.of(Set.of("instagram_business_basic")));
        house.instagram.grants(
                Secret.of("code-1"),
                little,
                connecting(DR_ADA, ADAS_PRACTICE, "token-ada").profile());

        Answer answer = comeBack("code=code-1");

        assertRefused(answer, "missing_permissions");
    }

    @Test
    void accountOfAnotherDoctorIsLeftToHim() {
        house.storage.accounts().connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-boris"));
        house.instagramGrants("code-1");

        Answer answer = comeBack("code=code-1");

        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=account_already_linked");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE))
                .hasValueSatisfying(account -> assertThat(account.doctor()).isEqualTo(DR_BORIS));
    }

    @Test
    void whoeverOnlyLooksSpendsNoState() {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        String state = departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        String cookie = departure.cookie("connect_browser");

        Answer look =
                house.street.send("HEAD", CALLBACK + "?code=code-1&state=" + state, new byte[0], "Cookie", cookie);
        Answer visit = comeBack(departure, "code=code-1", cookie);

        assertThat(look.status()).isEqualTo(405);
        assertThat(visit.location()).endsWith("connected=1");
    }

    @Test
    void outageIsNamed() {
        house.instagramGrants("code-1");
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        house.storage.outage().begin();

        Answer answer = comeBack(departure, "code=code-1", departure.cookie("connect_browser"));

        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=storage_unavailable");
    }

    private Answer comeBack(String parameters) {
        Answer departure = house.street.get(CONNECT, house.bearer(DR_ADA));
        return comeBack(departure, parameters, departure.cookie("connect_browser"));
    }

    private Answer comeBack(Answer departure, String parameters, String cookie) {
        String state = departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        return house.street.get(CALLBACK + "?state=" + state + "&" + parameters, "Cookie", cookie);
    }

    private void assertRefused(Answer answer, String error) {
        assertThat(answer.location()).isEqualTo("/settings/instagram?connected=0&error=" + error);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(audited()).contains(error);
    }

    private List<String> audited() {
        return house.audited().stream().map(AuditLine::outcome).toList();
    }
}
