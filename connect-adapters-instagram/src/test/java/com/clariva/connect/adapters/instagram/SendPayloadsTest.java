package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.trace.TraceContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded body of the Send API: what we send, and what we make of the answers. */
class SendPayloadsTest {
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final Sender ADA = new Sender(new InstagramId("17841400000000001"), TOKEN);
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final String MID =
            "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxiK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84"
                    + "yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4ZD";

    /** The other forms a message may have, which this version does not send. */
    private static final Set<String> NOT_SENT =
            Set.of("04-request-images.json", "06-request-quick-replies.json", "11-request-private-reply.json");

    private static final Map<String, Function<DirectMessages, SendOutcome>> SENT = Map.of(
            "01-request-text.json",
            messages -> messages.send(ADA, JANE, Content.text("Hello, we have 10:30 on Tuesday."), Tag.NONE),
            "02-request-human-agent.json",
            messages -> messages.send(ADA, JANE, Content.text("Sorry for the delay."), Tag.HUMAN_AGENT),
            "03-request-image.json",
            messages -> messages.send(ADA, JANE, media(MediaType.IMAGE, "https://clinic.example/map.png"), Tag.NONE),
            "05-request-pdf.json",
            messages -> messages.send(ADA, JANE, media(MediaType.FILE, "https://clinic.example/prep.pdf"), Tag.NONE),
            "07-request-react.json",
            messages -> messages.act(ADA, JANE, new Act.React(MID, Optional.of(new Text("❤️")))),
            "08-request-unreact.json",
            messages -> messages.act(ADA, JANE, new Act.React(MID, Optional.empty())),
            "09-request-typing_on.json",
            messages -> messages.act(ADA, JANE, new Act.Typing(true)),
            "10-request-mark_seen.json",
            messages -> messages.act(ADA, JANE, new Act.MarkSeen()));

    private static final Map<String, SendOutcome> ANSWERS = Map.ofEntries(
            Map.entry(
                    "20-response-ok.json",
                    new SendOutcome.Accepted(
                            "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxkASAOsE1nYEZ9GlGHpYaax7LBejYWo6oScBVX4ANC"
                                    + "c9vIFShP88xbjV0fhZ7bDkJUvzFjlQcE30peXmnRZ5QW8W5LUehJEJ0ymv7j4IAsx9CGyuFyrb1fkTTZD")),
            Map.entry("30-error-window-closed.json", refused(Refusal.WINDOW_CLOSED)),
            Map.entry("31-error-no-matching-user.json", refused(Refusal.RECIPIENT_GONE)),
            Map.entry("32-error-user-unavailable.json", refused(Refusal.RECIPIENT_GONE)),
            Map.entry("33-error-dm-access-disabled.json", refused(Refusal.MESSAGES_SWITCHED_OFF)),
            Map.entry("34-error-dm-access-disabled-no-subcode.json", refused(Refusal.PERMISSION_MISSING)),
            Map.entry("35-error-rate-613.json", refused(Refusal.THROTTLED)),
            Map.entry("36-error-app-limit.json", refused(Refusal.THROTTLED)),
            Map.entry("37-error-buc-instagram.json", refused(Refusal.THROTTLED)),
            Map.entry("38-error-temporary-2.json", new SendOutcome.Unanswered()),
            Map.entry("39-error-unknown-1.json", new SendOutcome.Unanswered()),
            Map.entry("40-error-other-app-controls-thread.json", refused(Refusal.THREAD_OWNED_BY_OTHER_APP)),
            Map.entry("41-error-private-reply-invalid.json", refused(Refusal.RECIPIENT_GONE)),
            Map.entry("42-error-localised-message.json", refused(Refusal.RECIPIENT_GONE)),
            Map.entry("43-error-unknown-path.json", refused(Refusal.BUG)));

    private final AnsweringServer instagram = new AnsweringServer();
    private final InstagramOverHttp house = instagram.instagram();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @Test
    void everyRecordedBodyIsExpectedToBeSomething() {
        assertThat(Stream.of(SENT.keySet(), NOT_SENT, ANSWERS.keySet()).flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(Payloads.names("send"));
    }

    @ParameterizedTest
    @MethodSource("sent")
    void contentGoesOutInTheRecordedForm(String name) {
        SendOutcome outcome = send(name);

        RecordedRequest request = instagram.requests().get(0);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(request.getRequestLine()).isEqualTo("POST /v25.0/me/messages HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer IGAA-token");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(body(request)).isEqualTo(Json.read(Payloads.bytes("send/" + name)));
    }

    @Test
    void choicesGoOutWithTheirWords() {
        send(messages -> messages.send(
                ADA,
                JANE,
                new Content.QuickReplies(
                        new Text("Which day?"), List.of(new Content.Choice(new Text("Tuesday"), new Text("SLOT_TUE")))),
                Tag.NONE));

        assertThat(body(instagram.requests().get(0)))
                .isEqualTo(Json.read(("{\"recipient\":{\"id\":\"1234567890123456\"},\"message\":"
                                + "{\"text\":\"Which day?\",\"quick_replies\":[{\"content_type\":\"text\","
                                + "\"title\":\"Tuesday\",\"payload\":\"SLOT_TUE\"}]}}")
                        .getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"AUDIO, audio", "VIDEO, video"})
    void soundAndFilmsGoOutAsWhatTheyAre(MediaType type, String word) {
        send(messages -> messages.send(ADA, JANE, media(type, "https://clinic.example/1"), Tag.NONE));

        assertThat(body(instagram.requests().get(0))
                        .orElseThrow()
                        .at("/message/attachment/type")
                        .asText())
                .isEqualTo(word);
    }

    @Test
    void typingEnds() {
        send(messages -> messages.act(ADA, JANE, new Act.Typing(false)));

        assertThat(body(instagram.requests().get(0))
                        .orElseThrow()
                        .path("sender_action")
                        .asText())
                .isEqualTo("typing_off");
    }

    @Test
    void placeInATraceIsToldWithoutItsState() {
        TraceContext place =
                new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Optional.of("vendor=1"));
        Sender traced = new Sender(ADA.account(), TOKEN, Optional.of(place));

        send(messages -> messages.send(traced, JANE, Content.text("Yes"), Tag.NONE));
        send(messages -> messages.act(ADA, JANE, new Act.MarkSeen()));

        assertThat(instagram.requests())
                .extracting(request -> request.getHeaders().get("traceparent"))
                .containsExactly(place.traceparent(), null);
        assertThat(instagram.requests())
                .allMatch(request -> request.getHeaders().get("tracestate") == null);
    }

    @Test
    void actNeedsNoMessageId() {
        instagram.answers(json(200, "{\"recipient_id\":\"1234567890123456\"}"));

        assertThat(house.directMessages().act(ADA, JANE, new Act.MarkSeen())).isEqualTo(new SendOutcome.Accepted(""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void recordedAnswerIsToldForWhatItIs(String name) {
        instagram.answers(json(name.startsWith("2") ? 200 : 400, Payloads.text("send/" + name)));

        SendOutcome outcome = house.directMessages().send(ADA, JANE, Content.text("Hello"), Tag.NONE);

        assertThat(withoutTime(outcome)).isEqualTo(ANSWERS.get(name));
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answerToAnActMeansTheSameAndIsAskedForOnce(String name) {
        instagram.answers(json(name.startsWith("2") ? 200 : 400, Payloads.text("send/" + name)));

        SendOutcome outcome = house.directMessages().act(ADA, JANE, new Act.React(MID, Optional.empty()));

        assertThat(withoutTime(outcome)).isEqualTo(ANSWERS.get(name));
        assertThat(instagram.requests()).hasSize(1);
    }

    private SendOutcome send(String name) {
        return send(Optional.ofNullable(SENT.get(name)).orElseThrow());
    }

    private SendOutcome send(Function<DirectMessages, SendOutcome> what) {
        instagram.answers(json(200, Payloads.text("send/20-response-ok.json")));
        return what.apply(house.directMessages());
    }

    private static Optional<JsonNode> body(RecordedRequest request) {
        return Json.read(request.getBody().toByteArray());
    }

    private static SendOutcome withoutTime(SendOutcome outcome) {
        return outcome.match(
                accepted -> accepted, refused -> new SendOutcome.Refused(refused.refusal()), unanswered -> unanswered);
    }

    private static Content media(MediaType type, String url) {
        return new Content.Media(type, new Text(url));
    }

    static Stream<String> sent() {
        return new TreeMap<>(SENT).keySet().stream();
    }

    static Stream<String> answers() {
        return new TreeMap<>(ANSWERS).keySet().stream();
    }

    private static SendOutcome refused(Refusal refusal) {
        return new SendOutcome.Refused(refusal);
    }
}
