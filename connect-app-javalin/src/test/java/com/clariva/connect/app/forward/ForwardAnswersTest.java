package com.clariva.connect.app.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the target answers, and what becomes of the event by it. */
class ForwardAnswersTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final MockWebServer target = new MockWebServer();
    private final ManualClock clock = new ManualClock();
    private ForwardingHandler handler;

    @BeforeEach
    void open() throws IOException {
        target.start();
        handler = new ForwardingHandler(
                new Forwarding(target.url("/events").uri(), Secret.of(SECRET), Optional.empty()),
                clock,
                new Incidents(clock));
    }

    @AfterEach
    void close() {
        target.close();
    }

    static Stream<String> answersNobodyUnderstands() {
        return Stream.of(
                "{\"reply\":\"Hello\"}",
                "{\"reply\":{\"text\":\"Hello\",\"recipientId\":\"4711\"}}",
                "{\"reply\":{\"act\":\"typing_on\"}}",
                "{\"reply\":{}}",
                "{\"reply\":{\"text\":7}}",
                "{\"reply\":{\"text\":\"Hello\",\"image\":\"https://clinic.example/1.png\"}}",
                "{\"reply\":{\"image\":\"https://clinic.example/1.png\",\"video\":\"https://clinic.example/1.mp4\"}}",
                "{\"reply\":{\"text\":\"Hello\",\"colour\":\"red\"}}",
                "{\"reply\":{\"text\":\"Which day?\",\"quickReplies\":\"Tuesday\"}}",
                "{\"reply\":{\"text\":\"Which day?\",\"quickReplies\":[{\"title\":\"Tuesday\"}]}}",
                "{\"replies\":{\"text\":\"Hello\"}}",
                "{\"replies\":[7]}",
                "{\"replies\":[" + "{\"text\":\"Hello\"},".repeat(10) + "{\"text\":\"Hello\"}]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anyGoodAnswerMeansDone(int status) throws Exception {
        target.enqueue(new MockResponse.Builder().code(status).build());

        handler.handle(Events.message("hello"));

        assertThat(target.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void answerThatMayPassIsAFailedAttempt(int status) {
        target.enqueue(new MockResponse.Builder().code(status).build());

        assertThatThrownBy(() -> handler.handle(Events.message("hello")))
                .isInstanceOfSatisfying(
                        ForwardRefusedException.class,
                        e -> assertThat(e.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 304, 400, 401, 403, 404, 410, 413, 422, 451})
    void anyOtherAnswerIsANoForGood(int status) {
        target.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Location", target.url("/elsewhere"))
                .build());

        assertThatThrownBy(() -> handler.handle(Events.message("hello")))
                .isInstanceOf(ForwardRejectedException.class)
                .hasMessageContaining(Integer.toString(status));
        assertThat(target.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429, 40, 40", "503, 40, 40", "429, 0, 1", "429, 999999, 3600", "429, , 10", "429, soon, 10"})
    void targetThatHasEnoughIsLeftAloneByAllEvents(int status, String retryAfter, long seconds) throws Exception {
        MockResponse.Builder enough = new MockResponse.Builder().code(status);
        Optional.ofNullable(retryAfter).ifPresent(value -> enough.setHeader("Retry-After", value));
        target.enqueue(enough.build());
        target.enqueue(new MockResponse.Builder().build());

        assertThatThrownBy(() -> handler.handle(Events.message("1"))).satisfies(e -> postponedFor(e, seconds));
        assertThatThrownBy(() -> handler.handle(Events.message("2"))).satisfies(e -> postponedFor(e, seconds));
        assertThat(target.getRequestCount()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(seconds));
        handler.handle(Events.message("1"));
        assertThat(target.getRequestCount()).isEqualTo(2);
    }

    @Test
    void dateSaysWhenAsWell() {
        target.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "Tue, 01 Sep 2026 12:02:00 GMT")
                .build());

        assertThatThrownBy(() -> handler.handle(Events.message("1"))).satisfies(e -> postponedFor(e, 120));
    }

    @Test
    void repliesAreAskedForInTheirOrder() throws Exception {
        target.enqueue(json("{\"reply\":{\"text\":\"Hello\"},\"replies\":[{\"image\":\"https://clinic.example/1.png\"},"
                + "{\"text\":\"Which day?\",\"quickReplies\":[{\"title\":\"Tuesday\",\"payload\":\"TUE\"}]}]}"));
        Events.Answered answered = Events.answerable("hello");

        handler.handle(answered.event());

        assertThat(answered.contents())
                .containsExactly(
                        Content.text("Hello"),
                        new Content.Media(MediaType.IMAGE, new Text("https://clinic.example/1.png")),
                        new Content.QuickReplies(
                                new Text("Which day?"),
                                List.of(new Content.Choice(new Text("Tuesday"), new Text("TUE")))));
    }

    @Test
    void eventThatComesAgainIsAnsweredOnce() throws Exception {
        target.enqueue(json("{\"reply\":{\"text\":\"Hello\"}}"));
        target.enqueue(json("{\"reply\":{\"text\":\"Hello again\"}}"));
        Events.Answered answered = Events.answerable("hello");

        handler.handle(answered.event());
        handler.handle(answered.event());

        assertThat(answered.contents()).containsExactly(Content.text("Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "7", "{\"ok\":true}", "{\"reply\":null}", "{\"replies\":[]}"})
    void answerThatWantsNothingIsDone(String body) throws Exception {
        target.enqueue(json(body));
        Events.Answered answered = Events.answerable("hello");

        handler.handle(answered.event());

        assertThat(answered.contents()).isEmpty();
    }

    @Test
    void pageIsNoAnswer() throws Exception {
        target.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/html")
                .body("{\"reply\":{\"text\":\"Hello\"}}")
                .build());
        Events.Answered answered = Events.answerable("hello");

        handler.handle(answered.event());

        assertThat(answered.contents()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answersNobodyUnderstands")
    void answerNobodyUnderstandsIsSetAside(String body) {
        target.enqueue(json(body));
        Events.Answered answered = Events.answerable("hello");

        assertThatThrownBy(() -> handler.handle(answered.event()))
                .isInstanceOf(ForwardRejectedException.class)
                .hasMessageNotContainingAny("Hello", "clinic.example", "Tuesday");
        assertThat(answered.contents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reply\":{\"text\":\"Hello\"}} {\"reply\":{\"text\":\"Goodbye\"}}",
                "{\"reply\":{\"text\":\"Hello\",\"text\":\"Goodbye\"}}"
            })
    void answerThatMayMeanTwoThingsIsNotGuessedAt(String body) {
        target.enqueue(json(body));
        Events.Answered answered = Events.answerable("hello");

        assertThatThrownBy(() -> handler.handle(answered.event()))
                .isInstanceOf(ForwardRejectedException.class)
                .hasMessageNotContainingAny("Hello", "clinic.example", "Tuesday");
        assertThat(answered.contents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "<html>"})
    void answerThatOnlySaysItIsJsonIsSetAside(String body) {
        target.enqueue(json(body));

        assertThatThrownBy(() -> handler.handle(Events.message("hello"))).isInstanceOf(ForwardRejectedException.class);
    }

    @Test
    void endlessAnswerIsNotRead() {
        target.enqueue(json("{\"reply\":{\"text\":\"" + "a".repeat(70_000) + "\"}}"));

        assertThatThrownBy(() -> handler.handle(Events.message("hello")))
                .isInstanceOf(ForwardRejectedException.class)
                .hasMessageContaining("65536 bytes");
    }

    private static void postponedFor(Throwable thrown, long seconds) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        PostponedException.class, e -> assertThat(e.delay()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }
}
