package com.clariva.connect.app.forward;

import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.TRACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ManualClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingHandlerTest {
    private final Incidents incidents = new Incidents(new ManualClock());
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_KEY = "dGhlLW9sZC1vbmUtd2hpbGUteW91LWNoYW5nZS1pdA==";
    private static final Target.Limits SHORT = new Target.Limits(Duration.ofMillis(300), Duration.ofMillis(300));

    private final MockWebServer target = new MockWebServer();

    @BeforeEach
    void open() throws IOException {
        target.start();
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void eventArrivesWhole() throws Exception {
        target.enqueue(new MockResponse.Builder().code(204).build());
        ResolvedEvent event = Events.message("hello");

        handler().handle(event);

        RecordedRequest request = target.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(new ObjectMapper().readTree(bodyOf(request)))
                .isEqualTo(new ObjectMapper().readTree("""
                {"type": "instagram.message", "version": 1, "timestamp": "2026-09-01T11:59:58.500Z",
                 "data": {
                   "eventId": "%s", "doctor": "6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10",
                   "account": "17841400000000001", "person": "990000000000000077", "attempt": 2,
                   "event": {
                     "kind": "message", "occurredAt": "2026-09-01T11:59:58.500Z", "mid": "mid-hello",
                     "text": "hello", "attachments": [], "quickReply": null, "replyTo": null, "referral": null}}}
                """.formatted(event.id())));
    }

    @Test
    void signatureIsThatOfTheSpecification() throws Exception {
        target.enqueue(new MockResponse.Builder().build());
        ResolvedEvent event = Events.message("hello");

        handler().handle(event);

        RecordedRequest request = target.takeRequest();
        String signed = event.id() + "." + NOON.getEpochSecond() + "." + bodyOf(request);
        assertThat(request.getHeaders().get("webhook-id")).isEqualTo(event.id().value());
        assertThat(request.getHeaders().get("webhook-timestamp")).isEqualTo("" + NOON.getEpochSecond());
        assertThat(request.getHeaders().get("webhook-signature")).isEqualTo("v1," + hmac(KEY, signed));
    }

    @Test
    void placeInATraceIsToldAndNoneIsInvented() throws Exception {
        target.enqueue(new MockResponse.Builder().build());
        target.enqueue(new MockResponse.Builder().build());
        ForwardingHandler handler = handler();

        handler.handle(Events.answerable("hello").event(Optional.of(TRACE)));
        handler.handle(Events.message("hello"));

        RecordedRequest traced = target.takeRequest();
        assertThat(traced.getHeaders().get("traceparent")).isEqualTo(TRACE.traceparent());
        assertThat(Optional.ofNullable(traced.getHeaders().get("tracestate"))).isEqualTo(TRACE.tracestate());
        RecordedRequest untraced = target.takeRequest();
        assertThat(untraced.getHeaders().names()).doesNotContain("traceparent", "tracestate");
    }

    @Test
    void bothSecretsSignWhileOneReplacesTheOther() throws Exception {
        target.enqueue(new MockResponse.Builder().build());
        ResolvedEvent event = Events.message("hello");
        Forwarding rotating = new Forwarding(
                target.url("/events").uri(), Secret.of("whsec_" + KEY), Optional.of(Secret.of("whsec_" + OLD_KEY)));

        new ForwardingHandler(rotating, new ManualClock(), incidents, SHORT).handle(event);

        RecordedRequest request = target.takeRequest();
        String signed = event.id() + "." + NOON.getEpochSecond() + "." + bodyOf(request);
        assertThat(request.getHeaders().get("webhook-signature"))
                .isEqualTo("v1," + hmac(KEY, signed) + " v1," + hmac(OLD_KEY, signed));
    }

    @Test
    void targetThatCannotBeReachedIsNobodysFailure() {
        ForwardingHandler handler = handler();
        target.close();

        assertThatThrownBy(() -> handler.handle(Events.message("hello")))
                .isInstanceOfSatisfying(
                        PostponedException.class, e -> assertThat(e.delay()).isEqualTo(Target.PAUSE));
    }

    @Test
    void oneEventThatIsNotAnsweredIsItsOwnFailure() {
        ForwardingHandler handler = handler();
        assertThatCode(() -> succeed(handler, 9)).doesNotThrowAnyException();
        target.enqueue(silence());

        assertThatThrownBy(() -> handler.handle(Events.message("poison"))).isInstanceOf(IOException.class);
        assertThatCode(() -> succeed(handler, 1)).doesNotThrowAnyException();
    }

    @Test
    void targetThatAnswersNothingIsLeftAlone() {
        ForwardingHandler handler = handler();
        for (int i = 0; i < 3; i++) {
            target.enqueue(silence());
        }

        assertThatThrownBy(() -> handler.handle(Events.message("1"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handler.handle(Events.message("2"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handler.handle(Events.message("3"))).isInstanceOf(PostponedException.class);
        assertThatThrownBy(() -> handler.handle(Events.message("4"))).isInstanceOf(PostponedException.class);
        assertThat(target.getRequestCount()).isEqualTo(3);
    }

    @Test
    void connectionThatBreaksIsNotRetriedHere() {
        target.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> handler().handle(Events.message("hello"))).isInstanceOf(IOException.class);
        assertThat(target.getRequestCount()).isEqualTo(1);
    }

    @Test
    void stoppingWorkerIsNoFailure() {
        target.enqueue(silence());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> handler().handle(Events.message("hello"))).isInstanceOf(InterruptedException.class);

        assertThat(target.getRequestCount()).isLessThan(2);
    }

    @Test
    void nothingThatPrintsTellsWhatWasWritten() {
        target.enqueue(new MockResponse.Builder().code(500).body("hello").build());

        assertThatThrownBy(() -> handler().handle(Events.message("hello")))
                .hasMessage("the forward target answered 500");
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not accept our signature",
        "404, nothing that takes events at that path",
        "500, answers 500",
        "429, asks to wait"
    })
    void answerThatTakesNothingIsNotedUntilOneIsTaken(int status, String cause) throws Exception {
        ForwardingHandler handler = handler();
        target.enqueue(new MockResponse.Builder().code(status).build());

        assertThatThrownBy(() -> handler.handle(Events.message("hello"))).isInstanceOf(Exception.class);

        assertThat(incidents.of(Incident.Area.FORWARD))
                .get()
                .satisfies(incident -> assertThat(incident.cause()).contains(String.valueOf(status), cause));
        succeed(handler(), 1);
        assertThat(incidents.current()).isEmpty();
    }

    @Test
    void targetThatIsSlowOrNotThereIsNoted() throws Exception {
        target.enqueue(silence());
        assertThatThrownBy(() -> handler().handle(Events.message("hello"))).isInstanceOf(IOException.class);
        assertThat(incidents.of(Incident.Area.FORWARD))
                .get()
                .satisfies(incident -> assertThat(incident.cause()).contains("takes longer than"));

        ForwardingHandler handler = handler();
        target.close();
        assertThatThrownBy(() -> handler.handle(Events.message("hello"))).isInstanceOf(PostponedException.class);

        assertThat(incidents.of(Incident.Area.FORWARD)).get().satisfies(incident -> {
            assertThat(incident.cause()).contains("unreachable");
            assertThat(incident.times()).isEqualTo(2);
        });
    }

    private void succeed(ForwardingHandler handler, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            target.enqueue(new MockResponse.Builder().build());
            handler.handle(Events.message("hello"));
        }
    }

    private ForwardingHandler handler() {
        return new ForwardingHandler(
                new Forwarding(target.url("/events").uri(), Secret.of("whsec_" + KEY), Optional.empty()),
                new ManualClock(),
                incidents,
                SHORT);
    }

    private static MockResponse silence() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    private static String bodyOf(RecordedRequest request) {
        return request.getBody().utf8();
    }

    private static String hmac(String key, String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
