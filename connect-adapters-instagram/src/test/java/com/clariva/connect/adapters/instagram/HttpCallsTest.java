package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.APP_SECRET;
import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallsTest {
    private static final Secret CODE = Secret.of("AQBx-the-code");
    private static final Secret TOKEN = Secret.of("IGAA-the-token");
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final Content HELLO = Content.text("Hello, Jane");

    private final AnsweringServer instagram = new AnsweringServer();
    private final InstagramOverHttp house = instagram.instagram();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    static Stream<MockResponse> stumbles() {
        return Stream.of(
                AnsweringServer.hangUp(),
                json(500, ""),
                json(502, "<html>"),
                json(503, Payloads.text("send/38-error-temporary-2.json")),
                json(200, "{\"id\":"),
                json(400, Payloads.text("send/39-error-unknown-1.json")),
                after("0", json(429, "")),
                after("0", json(400, Payloads.text("send/36-error-app-limit.json"))));
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void callThatMayBeRepeatedIsRepeated(MockResponse stumble) {
        answersAfter(2, stumble);

        assertThat(house.authorizationServer().profile(TOKEN).username()).isEqualTo("dr.example");
        assertThat(instagram.requests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void callIsGivenUpAfterTheThirdTime(MockResponse stumble) {
        instagram.answers(stumble);

        assertThat(catchThrowable(() -> house.authorizationServer().profile(TOKEN)))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        failure -> assertThat(failure.retryable()).isTrue())
                .message()
                .isIn(
                        "profile: Instagram is unavailable",
                        "profile: Instagram refused with status 429",
                        "profile: Instagram refused with 4");
        assertThat(instagram.requests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void sendIsNeverRepeated(MockResponse stumble) {
        instagram.answers(stumble);

        SendOutcome state = house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE);

        assertThat(state).isNotInstanceOf(SendOutcome.Accepted.class);
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("stumbles")
    void codeIsNeverSentTwice(MockResponse stumble) {
        instagram.answers(stumble);

        assertThat(catchThrowable(() -> house.authorizationServer().exchange(CODE)))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        failure -> assertThat(failure.retryable()).isTrue());
        assertThat(instagram.requests()).hasSize(1);
    }

    @Test
    void versionThatInstagramAnswersInIsKnownWhereItIsAnother() {
        answers("v25.0");
        house.authorizationServer().profile(TOKEN);
        assertThat(house.servedVersion()).isEmpty();

        answers("v26.0");
        house.authorizationServer().profile(TOKEN);
        assertThat(house.servedVersion()).hasValue("v26.0");

        answers("v25.0");
        house.authorizationServer().profile(TOKEN);
        assertThat(house.servedVersion()).isEmpty();
    }

    private void answers(String version) {
        instagram.answers(json(200, Payloads.text("oauth/30-me-flat-observed.json"))
                .newBuilder()
                .setHeader("facebook-api-version", version)
                .build());
    }

    @Test
    void whoIsAskedToWaitWaits() {
        answersAfter(1, after("1", json(503, "")));
        long start = System.nanoTime();

        house.authorizationServer().profile(TOKEN);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "3600", "Fri, 20 Nov 2026 10:00:00 GMT"})
    void whoIsAskedToWaitLongDoesNotWaitAtAll(String retryAfter) {
        instagram.answers(after(retryAfter, json(503, "")));

        assertThat(catchThrowable(() -> house.subscriptions().subscribe(TOKEN)))
                .isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35-error-rate-613.json", "36-error-app-limit.json", "37-error-buc-instagram.json"})
    void throttledCallIsNotRepeatedUntilSomebodySaysWhen(String error) {
        instagram.answers(json(400, Payloads.text("send/" + error)));

        assertThat(catchThrowable(() -> house.subscriptions().isSubscribed(TOKEN)))
                .isInstanceOfSatisfying(
                        ConnectException.InstagramRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.THROTTLED));
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsFollowedByNobody(int status) {
        instagram.answers(json(status, "")
                .newBuilder()
                .setHeader("Location", "/v25.0/me/elsewhere")
                .build());

        assertThat(house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
        assertThat(catchThrowable(() -> house.authorizationServer().exchange(CODE)))
                .isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(catchThrowable(() -> house.authorizationServer().profile(TOKEN)))
                .isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(instagram.requests())
                .noneSatisfy(request -> assertThat(request.getTarget()).contains("elsewhere"));
    }

    @Test
    void answerWithoutAnEndIsNotReadToItsEnd() {
        instagram.answers(json(200, "{\"message_id\":\"" + "m".repeat(2_000_000) + "\"}"));

        assertThat(house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
    }

    @Test
    void answerCutInTheMiddleIsNoAnswer() {
        instagram.answers(json(200, Payloads.text("send/20-response-ok.json"))
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
        assertThat(instagram.requests()).hasSize(1);
    }

    /** Where OkHttp, left to itself, would take the connection for stale and repeat the request on a new one. */
    @Test
    void requestCutOnAConnectionUsedBeforeIsNotRepeated() {
        AtomicInteger calls = new AtomicInteger();
        instagram.answers(request -> calls.incrementAndGet() % 2 == 1
                ? json(200, Payloads.text("oauth/30-me-flat-observed.json"))
                : AnsweringServer.hangUp());

        house.authorizationServer().profile(TOKEN);
        SendOutcome state = house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE);
        house.authorizationServer().profile(TOKEN);
        Throwable exchange = catchThrowable(() -> house.authorizationServer().exchange(CODE));

        assertThat(state).isEqualTo(new SendOutcome.Unanswered());
        assertThat(exchange).isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(instagram.requests()).hasSize(4);
        assertThat(instagram.requests())
                .extracting(request -> request.getConnectionIndex() + "/" + request.getExchangeIndex())
                .containsExactly("0/0", "0/1", "1/0", "1/1");
    }

    @Test
    void whatNeverLeftWasNotSent() {
        instagram.close();

        assertThat(house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE))
                .isEqualTo(new SendOutcome.Refused(Refusal.TEMPORARY));
        assertThat(catchThrowable(() -> house.authorizationServer().exchange(CODE)))
                .isInstanceOf(ConnectException.InstagramUnavailable.class);
        assertThat(instagram.heard()).containsExactly("send_text no_answer", "code_exchange no_answer");
    }

    static Stream<MockResponse> kindsOfStumbles() {
        return stumbles().limit(4);
    }

    @ParameterizedTest
    @MethodSource("kindsOfStumbles")
    void noFailureTellsASecret(MockResponse stumble) {
        instagram.answers(request -> request.getUrl().encodedPath().equals("/oauth/access_token")
                ? json(200, "{\"access_token\":\"IGAA-the-short-one\"}")
                : stumble);

        String lengthening = trace(() -> house.authorizationServer().exchange(CODE));
        instagram.answers(stumble);
        String exchange = trace(() -> house.authorizationServer().exchange(CODE));
        String profile = trace(() -> house.authorizationServer().profile(TOKEN));

        assertThat(lengthening + exchange + profile)
                .doesNotContain(
                        CODE.reveal(), TOKEN.reveal(), "IGAA-the-short-one", APP_SECRET.reveal(), "access_token=");
    }

    @Test
    void listenerHearsOfEveryCall() {
        answersAfter(1, json(500, ""));
        house.authorizationServer().profile(TOKEN);
        instagram.answers(json(400, Payloads.text("send/30-error-window-closed.json")));
        house.directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE);
        instagram.answers(json(400, Payloads.text("oauth/10-error-code-used.json")));
        house.authorizationServer().exchange(CODE);

        assertThat(instagram.heard())
                .containsExactly(
                        "profile unreadable", "profile ok", "send_text window_closed", "code_exchange code_refused");
    }

    @Test
    void listenerThatFailsDisturbsNobody() {
        instagram.answers(json(200, Payloads.text("send/20-response-ok.json")));
        InstagramSettings settings = instagram.settings().withListener((operation, outcome, duration) -> {
            throw new IllegalStateException("no counter");
        });

        SendOutcome state =
                InstagramOverHttp.with(settings).directMessages().send(sender(TOKEN), JANE, HELLO, Tag.NONE);

        assertThat(state).isInstanceOf(SendOutcome.Accepted.class);
    }

    private void answersAfter(int stumbles, MockResponse stumble) {
        AtomicInteger calls = new AtomicInteger();
        MockResponse profile = json(200, Payloads.text("oauth/30-me-flat-observed.json"));
        instagram.answers(request -> calls.incrementAndGet() > stumbles ? profile : stumble);
    }

    private static MockResponse after(String retryAfter, MockResponse answer) {
        return answer.newBuilder().setHeader("Retry-After", retryAfter).build();
    }

    private static String trace(ThrowingCallable call) {
        return Throwables.getStackTrace(catchThrowable(call));
    }

    private static Sender sender(Secret token) {
        return new Sender(new InstagramId("17841400000000001"), token);
    }
}
