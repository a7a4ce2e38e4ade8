package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded body of the Send API: what we send, and what we make of the answers. */
class SendPayloadsTest {
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final String OURS = "01-request-text.json";

    /** The other forms a message may have, which this version does not send. */
    private static final Set<String> NOT_SENT = Set.of(
            "02-request-human-agent.json",
            "03-request-image.json",
            "04-request-images.json",
            "05-request-pdf.json",
            "06-request-quick-replies.json",
            "07-request-react.json",
            "08-request-unreact.json",
            "09-request-typing_on.json",
            "10-request-mark_seen.json",
            "11-request-private-reply.json");

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
        assertThat(Stream.of(Set.of(OURS), NOT_SENT, ANSWERS.keySet()).flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(Payloads.names("send"));
    }

    @Test
    void textGoesOutInTheRecordedForm() {
        instagram.answers(json(200, Payloads.text("send/20-response-ok.json")));

        house.directMessages().send(sender(TOKEN), JANE, Content.text("Hello, we have 10:30 on Tuesday."), Tag.NONE);

        RecordedRequest request = instagram.requests().get(0);
        assertThat(request.getRequestLine()).isEqualTo("POST /v25.0/me/messages HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer IGAA-token");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(Json.read(request.getBody().toByteArray())).isEqualTo(Json.read(Payloads.bytes("send/" + OURS)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void recordedAnswerIsToldForWhatItIs(String name) {
        instagram.answers(json(name.startsWith("2") ? 200 : 400, Payloads.text("send/" + name)));

        SendOutcome state = house.directMessages().send(sender(TOKEN), JANE, Content.text("Hello"), Tag.NONE);

        assertThat(state).isEqualTo(ANSWERS.get(name));
        assertThat(instagram.requests()).hasSize(1);
    }

    static Stream<String> answers() {
        return new TreeMap<>(ANSWERS).keySet().stream();
    }

    private static SendOutcome refused(Refusal refusal) {
        return new SendOutcome.Refused(refusal);
    }

    private static Sender sender(Secret token) {
        return new Sender(new InstagramId("17841400000000001"), token);
    }
}
