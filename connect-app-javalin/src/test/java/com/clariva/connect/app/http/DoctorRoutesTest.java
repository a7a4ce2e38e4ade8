package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.WritingService.ACCOUNT;
import static com.clariva.connect.app.http.WritingService.BEARER;
import static com.clariva.connect.app.http.WritingService.HELLO;
import static com.clariva.connect.app.http.WritingService.MESSAGES;
import static com.clariva.connect.app.http.WritingService.assertProblem;
import static com.clariva.connect.app.http.WritingService.to;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorRoutesTest {
    private final WritingService service = new WritingService();
    private final HouseOfFakes house = service.house;

    @AfterEach
    void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, " + "/api/v1/doctors/6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10/instagram",
        "POST, /api/v1/doctors/6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10/instagram/messages"
    })
    void nobodyPassesWithoutTheServiceKey(String method, String path) {
        byte[] body = to(PATIENT.value(), HELLO).getBytes(StandardCharsets.UTF_8);

        assertThat(house.street.send(method, path, body).status()).isEqualTo(401);
        assertThat(house.street
                        .send(method, path, body, "Authorization", "Bearer " + HouseOfFakes.OPERATOR_KEY.reveal())
                        .status())
                .isEqualTo(401);
        assertThat(house.street.send(method, path, body, house.bearer(DR_ADA)).status())
                .isEqualTo(401);
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void withoutAServiceKeyThereIsNothing() {
        WebServer.Keys operatorsOnly = new WebServer.Keys(Optional.of(HouseOfFakes.OPERATOR_KEY), Optional.empty());
        try (HouseOfFakes keyless = new HouseOfFakes(HouseOfFakes.SETTINGS, operatorsOnly)) {
            assertThat(keyless.street.get(ACCOUNT, "Authorization", BEARER).status())
                    .isEqualTo(404);
            assertThat(keyless.street
                            .post(MESSAGES, to(PATIENT.value(), HELLO), "Authorization", BEARER)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void messageGoesOutAndItsIdIsTold() {
        Answer answer = service.say("key-1", to(PATIENT.value(), HELLO));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"data\":{\"messageIds\":[\"mid-1\"],\"state\":\"sent\",\"final\":true,\"until\":null}")
                .contains("\"success\":true")
                .doesNotContain("token");
        assertThat(house.directMessages.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.content()).isEqualTo(Content.text("Hello"));
            assertThat(taken.person()).isEqualTo(PATIENT);
            assertThat(taken.token().reveal()).isEqualTo("token-ada");
        });
    }

    @Test
    void sameKeySendsOnceAndTellsTheSame() {
        Answer first = service.say("key-1", to(PATIENT.value(), HELLO));
        Answer second = service.say("key-1", to(PATIENT.value(), HELLO));

        assertThat(first.status()).isEqualTo(second.status()).isEqualTo(200);
        assertThat(second.body()).contains("\"messageIds\":[\"mid-1\"]");
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        service.say("key-1", to(PATIENT.value(), HELLO));

        Answer other = service.say("key-1", to(PATIENT.value(), "\"text\":\"Good evening\""));

        assertProblem(other, 422, "idempotency_key_reused");
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void everyKindOfContentGoesOut() {
        service.say("1", to(PATIENT.value(), "\"image\":\"https://clinic.example/1.png\""));
        service.say("2", to(PATIENT.value(), "\"file\":\"https://clinic.example/1.pdf\""));
        service.say(
                "3",
                to(
                        PATIENT.value(),
                        "\"text\":\"Which day?\",\"quickReplies\":[{\"title\":\"Tuesday\",\"payload\":\"TUE\"}]"));

        assertThat(house.directMessages.taken())
                .extracting(Taken::content)
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Media", "Media", "QuickReplies");
    }

    @Test
    void longTextGoesOutInParts() {
        Answer answer = service.say("key-1", to(PATIENT.value(), "\"text\":\"" + "word ".repeat(300) + "\""));

        assertThat(answer.body()).contains("\"messageIds\":[\"mid-1\",\"mid-2\"]");
    }

    @Test
    void humanHasSevenDays() {
        house.clock.advance(Duration.ofDays(6));

        assertProblem(service.say("1", to(PATIENT.value(), HELLO)), 409, "window_closed");
        assertThat(service.say("2", to(PATIENT.value(), HELLO + ",\"human\":\"Sister Joan\""))
                        .status())
                .isEqualTo(200);
        assertThat(house.directMessages.taken()).extracting(Taken::tag).containsExactly(Tag.HUMAN_AGENT);
    }

    @Test
    void unknownOutcomeIsAcceptedAndNotSentAgain() {
        house.directMessages.losesItsAnswers();

        Answer first = service.say("key-1", to(PATIENT.value(), HELLO));
        Answer second = service.say("key-1", to(PATIENT.value(), HELLO));

        assertThat(List.of(first.status(), second.status())).containsOnly(202);
        assertThat(second.body()).contains("\"state\":\"unknown\"", "\"final\":false", "\"messageIds\":[]");
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOW_CLOSED, 409, window_contradicted",
        "RECIPIENT_GONE, 409, recipient_gone",
        "RECONNECT_NEEDED, 409, reconnect_needed",
        "PERMISSION_MISSING, 409, permission_missing",
        "MESSAGES_SWITCHED_OFF, 409, messages_switched_off",
        "THREAD_OWNED_BY_OTHER_APP, 409, thread_owned_by_other_app",
        "BUG, 409, bug"
    })
    void refusalOfInstagramHasItsName(Refusal refusal, int status, String code) {
        house.directMessages.refuses(refusal);

        assertProblem(service.say("key-1", to(PATIENT.value(), HELLO)), status, code);
    }

    @Test
    void throttledForLongIsTooManyRequestsWithATime() {
        house.directMessages.throttles(house.clock.instant().plus(Duration.ofHours(2)));

        Answer answer = service.say("key-1", to(PATIENT.value(), HELLO));

        assertProblem(answer, 429, "throttled");
        assertThat(answer.header("Retry-After")).contains("7200");
    }

    @Test
    void accountThatIsNotThereAnyMoreIsAConflict() {
        house.street.send("DELETE", "/api/v1/settings/instagram/disconnect", new byte[0], house.bearer(DR_ADA));

        assertProblem(service.say("key-1", to(PATIENT.value(), HELLO)), 409, "disconnected");
    }

    @Test
    void doctorNobodyKnowsIsBadInput() {
        Answer answer = house.street.post(
                "/api/v1/doctors/" + DR_BORIS + "/instagram/messages",
                to(PATIENT.value(), HELLO),
                "Authorization",
                BEARER,
                "Idempotency-Key",
                "key-1");

        assertProblem(answer, 422, "unknown_doctor");
    }

    @Test
    void connectionIsToldAsToTheDoctor() {
        Answer answer = house.street.get(ACCOUNT, "Authorization", BEARER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"connected\":true", "\"health\":{\"level\":")
                .doesNotContain("token-ada");
        assertThat(house.street
                        .get("/api/v1/doctors/" + DR_BORIS + "/instagram", "Authorization", BEARER)
                        .body())
                .contains("\"connected\":false", "\"level\":\"not_connected\"");
    }

    @Test
    void storeThatIsAwayIsSaidAndNothingIsSent() {
        house.storage.outage().begin();

        assertProblem(service.say("key-1", to(PATIENT.value(), HELLO)), 503, "storage_unavailable");
        assertThat(house.directMessages.sends()).isZero();
    }
}
