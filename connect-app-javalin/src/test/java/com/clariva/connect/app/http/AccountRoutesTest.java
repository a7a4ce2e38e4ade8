package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRoutesTest {
    private static final String STATUS = "/api/v1/settings/instagram/status";
    private static final String DISCONNECT = "/api/v1/settings/instagram/disconnect";
    private static final byte[] NOTHING = new byte[0];

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void statusOfAConnectedAccountIsToldInFull() throws JsonProcessingException {
        house.adaIsConnected();
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, true);
        String request = UUID.randomUUID().toString();

        Answer answer = house.street.get(STATUS, "Authorization", house.bearer(DR_ADA)[1], "X-Request-ID", request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer.body())).isEqualTo(json("""
                {"success": true,
                 "data": {
                   "connected": true,
                   "username": "practice of name-ada",
                   "profilePictureUrl": "https://example.org/picture.jpg",
                   "health": {
                     "level": "ok", "reasons": [], "checkedAt": "2026-09-01T12:00:00Z",
                     "tokenExpiresAt": "2026-10-31T12:00:00Z", "subscribed": true, "missingPermissions": [],
                     "lastEventAt": null, "lastReplyAt": null, "reconnectRecommended": false},
                   "accountChange": null},
                 "meta": {"timestamp": "2026-09-01T12:00:00Z", "requestId": "%s"}}
                """.formatted(request)));
    }

    @Test
    void statusWithoutAnAccountSaysSo() throws JsonProcessingException {
        JsonNode data =
                json(house.street.get(STATUS, house.bearer(DR_ADA)).body()).get("data");

        assertThat(data.get("connected").booleanValue()).isFalse();
        assertThat(data.get("username").isNull()).isTrue();
        assertThat(data.at("/health/level").textValue()).isEqualTo("not_connected");
        assertThat(data.at("/health/subscribed").booleanValue()).isFalse();
    }

    @Test
    void statusNamesWhatIsWrong() throws JsonProcessingException {
        house.adaIsConnected();

        JsonNode health =
                json(house.street.get(STATUS, house.bearer(DR_ADA)).body()).at("/data/health");

        assertThat(health.get("level").textValue()).isEqualTo("warning");
        assertThat(health.at("/reasons/0").textValue()).isEqualTo("not_subscribed");
    }

    @Test
    void statusIsForTheDoctorAlone() throws JsonProcessingException {
        house.adaIsConnected();

        JsonNode data =
                json(house.street.get(STATUS, house.bearer(DR_BORIS)).body()).get("data");

        assertThat(data.get("connected").booleanValue()).isFalse();
        assertThat(house.street.get(STATUS).status()).isEqualTo(401);
    }

    @Test
    void statusDuringAnOutageIsNoGuess() {
        house.storage.outage().begin();

        Answer answer = house.street.get(STATUS, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void disconnectingTwiceIsAsGoodAsOnce() {
        house.adaIsConnected();

        Answer once = house.street.send("DELETE", DISCONNECT, NOTHING, house.bearer(DR_ADA));
        Answer twice = house.street.send("DELETE", DISCONNECT, NOTHING, house.bearer(DR_ADA));

        assertThat(once.status()).isEqualTo(204);
        assertThat(twice.status()).isEqualTo(204);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void strangerDisconnectsNobody() {
        house.adaIsConnected();

        Answer answer = house.street.send("DELETE", DISCONNECT, NOTHING);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "https://connect.clariva.test.evil.test",
                "http://connect.clariva.test",
                "https://connect.clariva.test:8443",
                "ftp://connect.clariva.test",
                "connect.clariva.test",
                ""
            })
    void sessionDoesNotDisconnectForAnotherSite(String origin) {
        house.adaIsConnected();

        Answer answer =
                house.street.send("DELETE", DISCONNECT, NOTHING, "Cookie", house.sessionOf(DR_ADA), "Origin", origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    /** The page of the same host without https may be anybody's on its way. */
    @Test
    void hostOfTheRequestWithAnotherSchemeIsAnotherSite() {
        house.adaIsConnected();
        String here = "127.0.0.1:" + house.street.port();
        String session = house.sessionOf(DR_ADA);

        assertThat(house.street
                        .send("DELETE", DISCONNECT, NOTHING, "Cookie", session, "Origin", "http://" + here)
                        .status())
                .isEqualTo(403);
        assertThat(house.street
                        .send("DELETE", DISCONNECT, NOTHING, "Cookie", session, "Origin", "https://" + here)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void sessionOfABrowserThatSaysNothingDoesNotDisconnect() {
        house.adaIsConnected();

        Answer answer = house.street.send("DELETE", DISCONNECT, NOTHING, "Cookie", house.sessionOf(DR_ADA));

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://connect.clariva.test", HouseOfFakes.ALLOWED_ORIGIN})
    void sessionDisconnectsForOurPagesAndAllowedFrontEnds(String origin) {
        house.adaIsConnected();

        Answer answer =
                house.street.send("DELETE", DISCONNECT, NOTHING, "Cookie", house.sessionOf(DR_ADA), "Origin", origin);

        assertThat(answer.status()).isEqualTo(204);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
