package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsRoutesTest {
    private static final String OURS = "https://connect.clariva.test";
    private static final String KEY = HouseOfFakes.OPERATOR_KEY.reveal();
    private static final String CAUSE = "reason=handler_failed&error=java.io.IOException";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, /ops", "GET, /ops/ops.js", "GET, /ops/dead-letters", "POST, /ops/session"})
    void withoutAnOperatorKeyThereIsNoPage(String method, String path) {
        try (HouseOfFakes keyless = new HouseOfFakes(
                HouseOfFakes.SETTINGS, new WebServer.Keys(Optional.empty(), Optional.of(HouseOfFakes.SERVICE_KEY)))) {
            assertThat(keyless.street.send(method, path, new byte[0]).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ops", "/ops/dead-letters?" + CAUSE, "/ops/events/0123456789abcdef0123456789abcdef"})
    void strangerIsAskedForTheKeyAndToldNothingElse(String path) {
        deadLetter("mid-1");

        Answer answer = house.street.get(path);

        assertThat(answer.body()).contains("name=\"key\"").doesNotContain("handler_failed", ADAS_PRACTICE.value());
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void strangerReplaysNothing() {
        EventId event = deadLetter("mid-1");

        house.street.post("/ops/events/" + event + "/replay", "", "Origin", OURS);
        post("/ops/dead-letters/replay", CAUSE, "__Host-connect_operator=1.00");

        assertThat(house.storage.deadLetters().find(event).orElseThrow().state())
                .isEqualTo("dead_letter");
    }

    @Test
    void keyOpensASessionAndIsSeenNowhere() {
        Answer answer = signIn(KEY);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/ops");
        assertThat(answer.headers().get("Set-Cookie"))
                .startsWith("__Host-connect_operator=")
                .contains("Path=/;", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=14400")
                .doesNotContain(KEY);
        assertThat(overview(answer.cookie("connect_operator")).body()).contains("Operations", "Sign out");
    }

    @Test
    void refusedWebhooksAreAtTheHeadOfThePageWithTheirCause() {
        String session = session();
        house.storage.access().becomeReadOnly("PostgreSQL is read-only");

        assertThat(overview(session).body())
                .contains("webhooks are refused: PostgreSQL is read-only")
                .contains("It answers, but takes no writes. PostgreSQL is read-only.");
    }

    @Test
    void wrongKeyIsRefusedAndAudited() {
        Answer answer = signIn("another-key-of-32-characters-and");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("That is not the operator key.").doesNotContain("another-key");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(house.audited()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("security_event");
            assertThat(line.outcome()).isEqualTo("operator_key_wrong");
        });
    }

    @Test
    void whoShowsFiveWrongKeysWaitsForAMinute() {
        IntStream.range(0, 5).forEach(attempt -> signIn("another-key-of-32-characters-" + attempt));

        assertThat(signIn(KEY).status()).isEqualTo(429);
        house.clock.advance(Duration.ofSeconds(61));
        assertThat(signIn(KEY).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.00", "99999999999999.00", "99999999999999", ".", "abc.def"})
    void madeUpSessionIsNone(String value) {
        assertThat(overview("__Host-connect_operator=" + value).body()).contains("name=\"key\"");
    }

    @Test
    void sessionEndsAfterFourHoursAndWithSigningOut() {
        String session = session();
        house.clock.advance(Duration.ofHours(4).minusSeconds(1));
        assertThat(overview(session).body()).contains("Sign out");
        assertThat(post("/ops/session/end", "", session).headers().get("Set-Cookie"))
                .startsWith("__Host-connect_operator=;")
                .contains("01 Jan 1970");

        house.clock.advance(Duration.ofSeconds(1));

        assertThat(overview(session).body()).contains("name=\"key\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.test", HouseOfFakes.ALLOWED_ORIGIN, "null"})
    void anotherSitesFormChangesNothing(String origin) {
        String session = session();
        EventId event = deadLetter("mid-1");

        for (String path :
                List.of("/ops/dead-letters/replay", "/ops/events/" + event + "/replay", "/ops/session/end")) {
            assertThat(form(path, CAUSE, "Cookie", session, "Origin", origin).status())
                    .isEqualTo(403);
        }

        assertThat(house.queue.depth().waiting()).isZero();
    }

    @Test
    void overviewShowsHowThingsAreAndNothingThatPeopleWrote() {
        house.adaIsConnected();
        handled("mid-1");
        deadLetter("mid-2");
        house.sampler.take();

        String page = overview(session()).body();

        assertThat(page)
                .contains("handler_failed", "java.io.IOException", "handled", "INSTAGRAM_APP_SECRET", "stopped")
                .contains("Events in the queue", "data-values=\"[0]\"")
                .doesNotContain("my knee", PATIENT.value(), KEY, "token-ada");
    }

    @Test
    void deadLettersOfOneCauseAreReplayedAfterADryRun() {
        String session = session();
        EventId event = deadLetter("mid-1");
        EventId other = deadLetter("mid-2", "java.lang.IllegalStateException");

        Answer dry = house.street.get("/ops/dead-letters?" + CAUSE, "Cookie", session);
        assertThat(dry.body())
                .contains("1 dead letter would be replayed", event.value())
                .doesNotContain(other.value());
        assertThat(house.queue.depth().waiting()).isZero();
        assertThat(post("/ops/dead-letters/replay", CAUSE, session).location()).isEqualTo("/ops#letters");

        await().until(() -> house.queue.depth().waiting() == 1);
        assertThat(house.storage.deadLetters().find(other).orElseThrow().state())
                .isEqualTo("dead_letter");
        await().untilAsserted(() -> assertThat(overview(session).body()).contains("Replay ended: 1 of 1 replayed."));
    }

    @Test
    void eventIsExplainedAndReplayed() {
        String session = session();
        EventId event = deadLetter("mid-1");

        String story =
                house.street.get("/ops/events/" + event, "Cookie", session).body();
        assertThat(story)
                .contains("set aside: handler failed", "java.io.IOException, after 4 attempts")
                .doesNotContain("my knee");
        Answer answer = post("/ops/events/" + event + "/replay", "", session);

        assertThat(answer.location()).isEqualTo("/ops#letters");
        await().until(() -> house.queue.depth().waiting() == 1);
    }

    @Test
    void whatAnEventSaysIsShownToWhoAsksAndWrittenDown() {
        String session = session();
        EventId event = deadLetter("mid-1");

        Answer answer = post("/ops/events/" + event + "/content", "", session);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("my knee hurts");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(form("/ops/events/" + event + "/content", "", "Cookie", session, "Origin", "https://elsewhere.test")
                        .body())
                .doesNotContain("my knee");
        house.storage.auditLog().readOnly().begin();
        assertThat(post("/ops/events/" + event + "/content", "", session).body())
                .contains("is not shown.")
                .doesNotContain("my knee");
        assertThat(house.audited()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("event_content_shown");
            assertThat(line.resource()).contains(event.asUuid());
        });
    }

    @Test
    void eventIsFoundByItsIdAndWhatIsNoneIsNotRepeated() {
        String session = session();
        EventId event = deadLetter("mid-1");

        assertThat(post("/ops/find", "name=+" + event + "+", session).location())
                .isEqualTo("/ops/events/" + event);
        Answer nothing = post("/ops/find", "name=my+secret+illness", session);

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).contains("Nothing is known of this event.").doesNotContain("illness");
    }

    @Test
    void unknownEventIsSaidToBeSo() {
        Answer answer = house.street.get("/ops/events/0123456789abcdef0123456789abcdef", "Cookie", session());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Nothing is known of this event.");
    }

    @Test
    void storeThatIsAwayIsAdmitted() {
        String session = session();
        deadLetter("mid-1");
        assertThat(overview(session).body()).contains("handler_failed");
        house.storage.outage().begin();
        house.clock.advance(Duration.ofMinutes(1));

        Answer answer = overview(session);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Cannot be seen right now.", "Events in the queue")
                .doesNotContain("handler_failed");
        assertThat(post("/ops/dead-letters/replay", CAUSE, session).status()).isEqualTo(503);
    }

    private Answer overview(String session) {
        return house.street.get("/ops", "Cookie", session);
    }

    private String session() {
        return signIn(KEY).cookie("connect_operator");
    }

    private Answer signIn(String key) {
        return form("/ops/session", "key=" + key, "Origin", OURS);
    }

    private Answer post(String path, String body, String session) {
        return form(path, body, "Origin", OURS, "Cookie", session);
    }

    private Answer form(String path, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return house.street.post(path, body, all);
    }

    private void handled(String mid) {
        house.storage
                .eventLog()
                .write(List.of(
                        new EventLogEntry(new Claim(message(mid), 1, "lease"), "handled", Optional.of(DR_ADA), NOON)));
    }

    private EventId deadLetter(String mid) {
        return deadLetter(mid, "java.io.IOException");
    }

    private EventId deadLetter(String mid, String error) {
        DeadLetter letter = new DeadLetter(message(mid), DeadLetterReason.HANDLER_FAILED, error, 4, NOON);
        house.storage.deadLetters().add(letter);
        return letter.event().id();
    }

    private static QueuedEvent message(String mid) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, mid, "my knee hurts"));
        return new LineEventReader().read(body).events().get(0).received(NOON);
    }
}
