package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;

/** A service that writes for Dr Ada, to a patient who has written. */
final class WritingService implements AutoCloseable {
    static final String BEARER = "Bearer " + HouseOfFakes.SERVICE_KEY.reveal();
    static final String ACCOUNT = "/api/v1/doctors/" + DR_ADA + "/instagram";
    static final String MESSAGES = ACCOUNT + "/messages";
    static final String HELLO = "\"text\":\"Hello\"";

    final HouseOfFakes house = new HouseOfFakes();

    WritingService() {
        house.adaIsConnected();
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    Answer say(String key, String body) {
        return house.street.post(MESSAGES, body, "Authorization", BEARER, "Idempotency-Key", key);
    }

    /** To the patient, under a key of its own. */
    Answer say(String content) {
        return say("key-1", to(PATIENT.value(), content));
    }

    static String to(String recipient, String content) {
        return "{\"recipientId\":\"" + recipient + "\"," + content + "}";
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.body())
                .contains("\"success\":false", "\"code\":\"" + code + "\"", "\"statusCode\":" + status);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Override
    public void close() {
        house.close();
    }
}
