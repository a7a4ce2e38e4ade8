package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.DoctorId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompleteRouteTest {
    private static final String COMPLETE = "/api/v1/settings/instagram/complete";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void doctorWhoBeganFinishes() {
        house.instagramGrants("code-1");

        Answer answer = complete(DR_ADA, handedOver());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"connected\":true").contains("\"success\":true");
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void nothingIsConnectedBefore() {
        house.instagramGrants("code-1");

        handedOver();

        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.instagram.codesSent()).isZero();
    }

    @Test
    void anotherDoctorFinishesNothing() {
        house.instagramGrants("code-1");
        String code = handedOver();

        Answer answer = complete(DR_BORIS, code);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("state_invalid");
        assertThat(complete(DR_ADA, code).status()).isEqualTo(400);
        assertThat(house.instagram.codesSent()).isZero();
    }

    @Test
    void codeIsGoodOnce() {
        house.instagramGrants("code-1");
        String code = handedOver();
        complete(DR_ADA, code);

        assertThat(complete(DR_ADA, code).status()).isEqualTo(400);
    }

    @Test
    void codeIsGoodForTenMinutes() {
        house.instagramGrants("code-1");
        String code = handedOver();
        house.clock.advance(Duration.ofMinutes(10));

        assertThat(complete(DR_ADA, code).status()).isEqualTo(400);
    }

    @Test
    void sessionOfThePageIsNotEnough() {
        Answer answer = house.street.post(
                COMPLETE,
                "{\"code\":\"" + handedOver() + "\"}",
                "Cookie",
                house.sessionOf(DR_ADA),
                "Origin",
                HouseOfFakes.ALLOWED_ORIGIN);

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void heldAccountIsAConflict() {
        house.instagramGrants("code-1");
        house.storage.accounts().connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-boris"));

        Answer answer = complete(DR_ADA, handedOver());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("\"code\":\"account_already_linked\"")
                .contains("\"statusCode\":409");
    }

    @Test
    void tokenThatIsRefusedIsNotToBeTriedAgain() {
        String code = handedOver();
        house.instagram.refusesTokensWith(new ConnectException.InstagramRefused(
                InstagramError.of("long_lived_exchange", "100", ErrorCause.UNSUPPORTED_REQUEST),
                Refusal.BUG,
                Optional.empty()));

        Answer answer = complete(DR_ADA, code);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"app_not_approved\"");
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    @Test
    void throttledLinkIsTriedAgainWhenInstagramSays() {
        String code = handedOver();
        house.instagram.refusesTokensWith(new ConnectException.InstagramRefused(
                InstagramError.of("code_exchange", "status 429", ErrorCause.THROTTLED),
                Refusal.THROTTLED,
                Optional.of(Duration.ofSeconds(90))));

        Answer answer = complete(DR_ADA, code);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"try_later\"");
        assertThat(answer.header("Retry-After")).hasValue("90");
    }

    @Test
    void absentInstagramIsToBeTriedAgain() {
        String code = handedOver();
        house.instagram.goesAway();

        Answer answer = complete(DR_ADA, code);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("instagram_unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"code\"",
                "{}",
                "{\"code\":1}",
                "{\"code\":\"\"}",
                "{\"code\":null}",
                "{",
                "\u0000"
            })
    void unreadableBodyIsRefused(String body) {
        Answer answer = house.street.post(COMPLETE, body, house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("body_invalid");
    }

    @Test
    void endlessBodyIsRefused() {
        Answer answer = house.street.post(COMPLETE, "{\"code\":\"" + "c".repeat(100_000) + "\"}", house.bearer(DR_ADA));

        assertThat(answer.status()).isEqualTo(413);
    }

    /** The one-time code, after Ada came back from Instagram to a front end on another site. */
    private String handedOver() {
        Answer departure = house.street.get("/api/v1/settings/instagram/connect?finish=complete", house.bearer(DR_ADA));
        String state = departure.body().replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        Answer back = house.street.get("/api/v1/settings/instagram/callback?code=code-1&state=" + state);
        return back.location().replaceAll("^/settings/instagram\\?complete=", "");
    }

    private Answer complete(DoctorId doctor, String code) {
        return house.street.post(COMPLETE, "{\"code\":\"" + code + "\"}", house.bearer(doctor));
    }
}
