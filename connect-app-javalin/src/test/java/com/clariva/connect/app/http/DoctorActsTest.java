package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.WritingService.BEARER;
import static com.clariva.connect.app.http.WritingService.MESSAGES;
import static com.clariva.connect.app.http.WritingService.assertProblem;
import static com.clariva.connect.app.http.WritingService.to;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done by the messages API without a message. */
class DoctorActsTest {
    private static final String TYPING = "\"act\":\"typing_on\"";
    private static final String HEART = "\"act\":\"react\",\"mid\":\"mid.1\",\"emoji\":\"\u2764\ufe0f\"";

    private final WritingService service = new WritingService();
    private final HouseOfFakes house = service.house;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void actIsDoneWithoutAKeyAndStoresNothing() {
        Answer answer = act(TYPING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"data\":{\"messageIds\":[],\"state\":\"done\",\"final\":true,\"until\":null}");
        assertThat(house.directMessages.acted()).singleElement().satisfies(acted -> {
            assertThat(acted.act()).isEqualTo(new Act.Typing(true));
            assertThat(acted.person()).isEqualTo(PATIENT);
            assertThat(acted.sender().account()).isEqualTo(ADAS_PRACTICE);
            assertThat(acted.sender().token().reveal()).isEqualTo("token-ada");
        });
        assertThat(house.directMessages.taken()).isEmpty();
        assertThat(house.storage.replies().count().values()).allMatch(count -> count == 0);
    }

    @Test
    void everyActIsDone() {
        act("\"act\":\"typing_off\"");
        act("\"act\":\"mark_seen\"");
        act(HEART);
        act("\"act\":\"unreact\",\"mid\":\"mid.1\"");

        assertThat(house.directMessages.acts())
                .containsExactly(
                        new Act.Typing(false),
                        new Act.MarkSeen(),
                        new Act.React("mid.1", Optional.of(new Text("\u2764\ufe0f"))),
                        new Act.React("mid.1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"act\":\"dance\"",
                "\"act\":1",
                "\"act\":null",
                "\"act\":\"typing_on\",\"text\":\"Hello\"",
                "\"act\":\"typing_on\",\"mid\":\"mid.1\"",
                "\"act\":\"mark_seen\",\"human\":\"Sister Joan\"",
                "\"act\":\"react\",\"mid\":\"mid.1\"",
                "\"act\":\"react\",\"emoji\":\"\u2764\"",
                "\"act\":\"unreact\",\"mid\":\"mid.1\",\"emoji\":\"\u2764\""
            })
    void whatIsNotUnderstoodIsNotDone(String act) {
        assertProblem(act(act), 422, "act_invalid");
        assertThat(house.directMessages.acts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', no_such_message", "two words, no_such_message"})
    void midHasToNameAMessage(String mid, String code) {
        assertProblem(act("\"act\":\"unreact\",\"mid\":\"" + mid + "\""), 422, code);
    }

    @Test
    void reactionIsOneEmoji() {
        assertProblem(act("\"act\":\"react\",\"mid\":\"mid.1\",\"emoji\":\"hello\""), 422, "bad_reaction");
    }

    @Test
    void messageThatInstagramDoesNotKnowIsBadInput() {
        house.directMessages.refuses(Refusal.BUG);

        assertProblem(act(HEART), 422, "no_such_message");
    }

    @Test
    void whoNeverWroteIsBadInputAndAClosedWindowAConflict() {
        assertProblem(post(MESSAGES, to("4711", TYPING)), 422, "never_wrote");
        assertProblem(post(MESSAGES, to("four", TYPING)), 422, "recipient_invalid");
        house.clock.advance(Duration.ofHours(24));

        assertProblem(act(TYPING), 409, "window_closed");
        assertThat(house.directMessages.acts()).isEmpty();
    }

    @Test
    void doctorNobodyKnowsIsBadInput() {
        Answer answer = post("/api/v1/doctors/" + DR_BORIS + "/instagram/messages", to(PATIENT.value(), TYPING));

        assertProblem(answer, 422, "unknown_doctor");
    }

    @Test
    void lostAnswerIsAcceptedAndFinal() {
        house.directMessages.losesItsAnswers();

        Answer answer = act(TYPING);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("\"state\":\"unknown\",\"final\":true");
    }

    @Test
    void throttledIsTooManyRequestsWithATime() {
        house.directMessages.throttles(house.clock.instant().plusSeconds(30));

        Answer answer = act(TYPING);

        assertProblem(answer, 429, "throttled");
        assertThat(answer.header("Retry-After")).contains("30");
    }

    private Answer act(String act) {
        return post(MESSAGES, to(PATIENT.value(), act));
    }

    private Answer post(String path, String body) {
        return house.street.post(path, body, "Authorization", BEARER);
    }
}
