package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.WritingService.BEARER;
import static com.clariva.connect.app.http.WritingService.HELLO;
import static com.clariva.connect.app.http.WritingService.MESSAGES;
import static com.clariva.connect.app.http.WritingService.assertProblem;
import static com.clariva.connect.app.http.WritingService.to;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service may get wrong, and is told before a call is spent. */
class ServiceInputTest {
    private final WritingService service = new WritingService();
    private final HouseOfFakes house = service.house;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void nameOfAHumanIsBounded() {
        assertProblem(
                service.say("key-1", to(PATIENT.value(), "\"text\":\"Hello\",\"human\":\"" + "a".repeat(201) + "\"")),
                422,
                "human_invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"text\":\"\"                                                       | blank_text",
                "\"text\":\" \\n\"                                                   | blank_text",
                "\"text\":\"torn \\ud83d\"                                           | lone_surrogate",
                "\"text\":\"bell \\u0007\"                                           | control_character",
                "\"image\":\"http://clinic.example/1.png\"                           | not_https",
                "\"image\":\"javascript:alert(1)\"                                   | not_https",
                "\"image\":\"not an address\"                                        | not_https",
                "\"text\":\"Day?\",\"quickReplies\":[]                               | bad_choices",
                "\"text\":\"Day?\",\"quickReplies\":[{\"title\":\"longer than twenty chars\",\"payload\":\"a\"}]"
                        + " | bad_choices",
                "\"text\":7                                                          | message_invalid",
                "\"text\":null                                                       | message_invalid",
                "\"words\":\"Hello\"                                                 | message_invalid",
                "\"text\":\"Hello\",\"image\":\"https://clinic.example/1.png\"       | message_invalid",
                "\"text\":\"Hello\",\"human\":7                                      | message_invalid",
                "\"text\":\"Hello\",\"human\":\" \"                                  | human_invalid",
                "\"text\":\"Hello\",\"human\":\"Joan\\u0000\"                   | human_invalid",
                "\"text\":\"Hello\",\"human\":\"Joan\\nsaid\"                   | human_invalid",
                "\"sticker\":\"like_heart\"                                          | message_invalid"
            })
    void badInputIsToldBeforeACallIsSpent(String content, String code) {
        Answer answer = service.say("key-1", to(PATIENT.value(), content));

        assertProblem(answer, 422, code);
        assertThat(answer.body()).doesNotContain("clinic.example", "torn", "bell");
        assertThat(house.directMessages.sends()).isZero();
    }

    @Test
    void megabyteOfTextIsTooLong() {
        assertProblem(
                service.say("key-1", to(PATIENT.value(), "\"text\":\"" + "a".repeat(1 << 20) + "\"")),
                422,
                "text_too_long");
        assertThat(house.directMessages.sends()).isZero();
    }

    @Test
    void endlessBodyIsNotRead() {
        assertProblem(
                service.say("key-1", to(PATIENT.value(), "\"text\":\"" + "a".repeat(1 << 21) + "\"")),
                413,
                "body_too_large");
    }

    @ParameterizedTest
    @CsvSource({"1999999999999999, never_wrote", "17841400000000001, own_account"})
    void nobodyIsWrittenToWhoDidNotWrite(String recipient, String code) {
        assertThat(ADAS_PRACTICE.value()).isEqualTo("17841400000000001");
        Answer answer = service.say("key-1", to(recipient, HELLO));

        assertProblem(answer, 422, code);
        assertThat(house.directMessages.sends()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"jane\"", "7", "null", "\"1 or 1=1\""})
    void recipientIsAnId(String recipient) {
        Answer answer = service.say("key-1", "{\"recipientId\":" + recipient + "," + HELLO + "}");

        assertProblem(answer, 422, "recipient_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"recipientId\":\"1\"}x", "{\"text\":\"a\",\"text\":\"b\"}"})
    void bodyThatIsNoMessageIsRefused(String body) {
        assertProblem(service.say("key-1", body), 400, "body_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void keyIsNeeded(String key) {
        assertProblem(service.say(key, to(PATIENT.value(), HELLO)), 422, "idempotency_key_invalid");
        assertProblem(
                house.street.post(MESSAGES, to(PATIENT.value(), HELLO), "Authorization", BEARER),
                422,
                "idempotency_key_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "6f1c3c1e-0f5e-4c57-9d0c", "0"})
    void doctorIsAUuid(String doctor) {
        Answer answer = house.street.get("/api/v1/doctors/" + doctor + "/instagram", "Authorization", BEARER);

        assertProblem(answer, 422, "doctor_invalid");
    }
}
