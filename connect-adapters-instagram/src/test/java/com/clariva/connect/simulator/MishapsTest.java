package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.IVAN;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MishapsTest {
    private final AppUnderTest app = new AppUnderTest(SimulatedInstagram.start());
    private final SimulatedInstagram instagram = app.instagram;
    private final IssuedToken token = instagram.issueToken(DR_EXAMPLE);

    @BeforeEach
    void janeWrites() {
        instagram.subscribe(DR_EXAMPLE);
        instagram.people().writes(DR_EXAMPLE, JANE, "Good morning");
    }

    @AfterEach
    void close() {
        app.close();
    }

    static Stream<Mishap> before() {
        return Stream.of(Mishap.CUT_BEFORE, Mishap.ERROR_BEFORE, Mishap.UNKNOWN_BEFORE);
    }

    static Stream<Mishap> after() {
        return Stream.of(Mishap.CUT_AFTER, Mishap.ERROR_AFTER, Mishap.UNKNOWN_AFTER);
    }

    @ParameterizedTest
    @MethodSource("before")
    void mishapBeforeDeliveryReachesNobody(Mishap mishap) throws InterruptedException {
        instagram.mishaps().next(mishap);

        Heard answer = app.sendText(JANE, "Hi", token);

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(instagram.received(DR_EXAMPLE, JANE)).isEmpty();
        assertThat(echoes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("after")
    void mishapAfterDeliveryReachesThePersonAndIsEchoed(Mishap mishap) throws InterruptedException {
        instagram.mishaps().next(mishap);

        Heard answer = app.sendText(JANE, "Hi", token);

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(instagram.received(DR_EXAMPLE, JANE)).hasSize(1);
        assertThat(echoes()).isEqualTo(1);
    }

    @Test
    void timeoutsAnswerNothing() {
        assertThat(Mishap.TIMEOUT_BEFORE.fault().orElseThrow().workDone()).isFalse();
        assertThat(Mishap.TIMEOUT_AFTER.fault().orElseThrow().workDone()).isTrue();
        assertThat(Mishap.TIMEOUT_AFTER.fault().orElseThrow().statusFor(Answer.json(Json.object())))
                .isZero();
    }

    @Test
    void echoComesFirstTwiceOrNever() throws InterruptedException {
        instagram.mishaps().next(Mishap.ECHO_FIRST);
        app.sendText(JANE, "first", token);
        assertThat(app.received).hasSize(1);

        instagram.mishaps().next(Mishap.ECHO_TWICE);
        app.sendText(JANE, "twice", token);
        assertThat(echoes()).isEqualTo(3);

        instagram.mishaps().next(Mishap.ECHO_NEVER);
        app.sendText(JANE, "never", token);
        assertThat(echoes()).isEqualTo(3);
    }

    @Test
    void failureAndEchoAreSetApart() throws InterruptedException {
        instagram.mishaps().next(Mishap.ERROR_AFTER.with(Echoes.OFF));

        assertThat(app.sendText(JANE, "Hi", token).status()).isEqualTo(500);
        assertThat(instagram.received(DR_EXAMPLE, JANE)).hasSize(1);
        assertThat(echoes()).isZero();
    }

    @Test
    void mishapMayBeMeantForOneText() {
        instagram.mishaps().to("unlucky", Mishap.ERROR_BEFORE);

        assertThat(app.sendText(JANE, "lucky", token).status()).isEqualTo(200);
        assertThat(app.sendText(JANE, "unlucky", token).status()).isEqualTo(500);
        assertThat(app.sendText(JANE, "unlucky", token).status()).isEqualTo(200);
    }

    @Test
    void sameSeedMixesTheSame() {
        List<Mishap> mishaps = List.of(Mishap.NONE, Mishap.ERROR_BEFORE, Mishap.ERROR_AFTER, Mishap.UNKNOWN_AFTER);

        instagram.mishaps().mix(7, mishaps);
        List<Integer> once = statuses();
        instagram.mishaps().mix(7, mishaps);
        List<Integer> again = statuses();
        instagram.heal();

        assertThat(once).isEqualTo(again).contains(200, 400, 500);
        assertThat(statuses()).containsOnly(200);
    }

    @Test
    void typingMeetsNoMishap() {
        instagram.mishaps().next(Mishap.ERROR_BEFORE);

        Heard typing =
                app.send("{\"recipient\":{\"id\":\"" + JANE.igsid() + "\"},\"sender_action\":\"typing_on\"}", token);

        assertThat(typing.status()).isEqualTo(200);
        assertThat(app.sendText(JANE, "Hi", token).status()).isEqualTo(500);
        assertThat(instagram.received(DR_EXAMPLE, JANE)).isEmpty();
    }

    @Test
    void conversationShowsWhatReallyHappened() {
        instagram.mishaps().next(Mishap.CUT_AFTER);
        app.sendText(JANE, "Hi", token);
        app.send(
                "{\"recipient\":{\"id\":\"" + JANE.igsid()
                        + "\"},\"message\":{\"attachment\":{\"type\":\"image\",\"payload\":{\"url\":\"https://c.example\"}}}}",
                token);

        JsonNode messages = app.get(
                        "/v25.0/me/conversations?platform=instagram&user_id=" + JANE.igsid() + "&fields=messages",
                        token)
                .json()
                .at("/data/0/messages/data");

        assertThat(messages).hasSize(3);
        assertThat(messages.at("/0/attachments/data/0/image_data").isObject()).isTrue();
        assertThat(messages.at("/1/message").asText()).isEqualTo("Hi");
        assertThat(messages.at("/1/from/id").asText()).isEqualTo(DR_EXAMPLE.professionalId());
        assertThat(messages.at("/2/from/id").asText()).isEqualTo(JANE.igsid());
    }

    @Test
    void conversationWithWhoNeverWroteIsNone() {
        assertThat(app.get("/me/conversations?platform=instagram&user_id=" + IVAN.igsid(), token)
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(app.get("/me/conversations?user_id=" + JANE.igsid(), token).errorCode())
                .isEqualTo("100/-");
    }

    private List<Integer> statuses() {
        return IntStream.range(0, 40)
                .mapToObj(i -> app.sendText(JANE, "Hi", token).status())
                .toList();
    }

    private int echoes() throws InterruptedException {
        assertThat(instagram.awaitQuiet(Duration.ofSeconds(10))).isTrue();
        return app.received.size();
    }
}
