package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.LineEventReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRoutesTest {
    private static final String[] KEY = {"Authorization", "Bearer " + HouseOfFakes.OPERATOR_KEY.reveal()};
    private static final String EVENTS = "/api/v1/events";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/events",
        "HEAD, /api/v1/events",
        "HEAD, /api/v1/events/0123456789abcdef0123456789abcdef",
        "GET, /api/v1/events/0123456789abcdef0123456789abcdef",
        "POST, /api/v1/events/0123456789abcdef0123456789abcdef/replay",
        "POST, /api/v1/events/replay"
    })
    void nobodyPassesWithoutTheOperatorKey(String method, String path) {
        assertThat(house.street.send(method, path, new byte[0]).status()).isEqualTo(401);
        assertThat(house.street
                        .send(method, path, new byte[0], "Authorization", "Bearer another-key-of-32-characters-and")
                        .status())
                .isEqualTo(401);
        assertThat(house.street
                        .send(method, path, new byte[0], house.bearer(DR_ADA))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void withoutAnOperatorKeyThereIsNothing() {
        try (HouseOfFakes keyless = new HouseOfFakes(
                HouseOfFakes.SETTINGS, new WebServer.Keys(Optional.empty(), Optional.of(HouseOfFakes.SERVICE_KEY)))) {
            assertThat(keyless.street.get(EVENTS, KEY).status()).isEqualTo(404);
            assertThat(keyless.street.post(EVENTS + "/replay", "{}", KEY).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void eventsAreListedWithoutWhatTheySay() {
        handled("mid-1");
        EventId dead = deadLetter("mid-2").event().id();

        Answer all = house.street.get(EVENTS, KEY);
        Answer deadLetters = house.street.get(EVENTS + "?state=dead_letter", KEY);

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body()).contains("\"success\":true", "\"outcome\":\"handled\"", DR_ADA.toString());
        assertThat(deadLetters.body())
                .contains("\"eventId\":\"" + dead + "\"", "\"state\":\"dead_letter\"", "\"reason\":\"handler_failed\"")
                .doesNotContain("\"state\":\"handled\"");
        assertThat(all.body() + deadLetters.body()).doesNotContain("my knee").doesNotContain(PATIENT.value());
    }

    @Test
    void eventsAreListedByAccountAndDoctorUpToALimit() {
        handled("mid-1");
        handled("mid-2");

        assertThat(house.street
                        .get(EVENTS + "?account=" + ADAS_PRACTICE + "&doctor=" + DR_ADA + "&limit=1", KEY)
                        .body())
                .containsOnlyOnce("\"eventId\"");
        assertThat(house.street.get(EVENTS + "?account=17841400000000009", KEY).body())
                .contains("\"data\":[]");
    }

    @Test
    void eventsMayBeAskedForByTheirHead() {
        EventId event = deadLetter("mid-1").event().id();

        assertThat(house.street.send("HEAD", EVENTS, new byte[0], KEY).status()).isEqualTo(200);
        assertThat(house.street
                        .send("HEAD", EVENTS + "/" + event, new byte[0], KEY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongKeyIsAuditedOnceAMinuteWithItsCount() {
        house.street.get(EVENTS, "Authorization", "Bearer another-key-of-32-characters-and");
        house.street.get(EVENTS, "Authorization", "Bearer another-key-of-32-characters-and");
        house.street.get(EVENTS);

        assertThat(house.audited()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("security_event");
            assertThat(line.outcome()).isEqualTo("operator_key_wrong");
            assertThat(line.times()).isEqualTo(2);
            assertThat(line.requestId()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account=ada",
                "doctor=ada",
                "limit=0",
                "limit=1001",
                "limit=many",
                "account=",
                "account=%00",
                "state=",
                "state=%00",
                "state=deadletter",
                "state=handled%00",
                "state=handled&state=parked",
                "since=2026-01-01",
                "acount=1",
                "state=%zz"
            })
    void questionThatIsNotUnderstoodIsRefused(String query) {
        Answer answer = house.street.get(EVENTS + "?" + query, KEY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"query_invalid\"");
    }

    @Test
    void statesThereAreAreNamed() {
        assertThat(house.street.get(EVENTS + "?state=deadletter", KEY).body())
                .contains("handled, retrying, parked, dead_letter, expired")
                .doesNotContain("deadletter");
        assertThat(house.street.get(EVENTS + "?foo=1", KEY).body())
                .contains("account, doctor, limit, state")
                .doesNotContain("foo");
    }

    @Test
    void oneEventIsShownWithItsLetter() {
        EventId event = deadLetter("mid-1").event().id();

        Answer answer = house.street.get(EVENTS + "/" + event, KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"deadLetter\":{\"reason\":\"handler_failed\"", "\"replays\":0");
    }

    @Test
    void eventIsFoundByTheIdOfItsMessageToo() {
        EventId event = deadLetter("mid-1").event().id();

        assertThat(house.street
                        .get(EVENTS + "/mid-1?account=" + ADAS_PRACTICE, KEY)
                        .body())
                .contains("\"eventId\":\"" + event + "\"");
        assertThat(house.street.get(EVENTS + "/mid-1?account=ada", KEY).status())
                .isEqualTo(400);
        assertThat(house.street.get(EVENTS + "/mid-2", KEY).status()).isEqualTo(404);
    }

    @Test
    void contentIsShownToWhoAsksForItAndThatIsAudited() {
        EventId event = deadLetter("mid-1").event().id();

        assertThat(house.street.get(EVENTS + "/" + event, KEY).body()).contains("\"content\":null");
        assertThat(house.street.get(EVENTS + "/" + event + "?content=yes", KEY).status())
                .isEqualTo(400);
        assertThat(house.storage.auditLog().lines()).isEmpty();

        assertThat(house.street.get(EVENTS + "/" + event + "?content=true", KEY).body())
                .contains("my knee hurts");
        assertThat(house.storage.auditLog().lines()).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("event_content_shown");
            assertThat(line.resource()).contains(event.asUuid());
            assertThat(line.requestId()).isPresent();
        });
    }

    @Test
    void eventThatWaitsIsFoundByItsMessageAndSaysWhatItSaysToWhoAsks() {
        QueuedEvent waiting = message("mid-1").signedWith(Optional.of("META_APP_SECRET"));
        house.storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        house.queue.enqueue(List.of(waiting)).toCompletableFuture().join();

        assertThat(house.street.get(EVENTS + "/mid-1", KEY).body())
                .contains("\"eventId\":\"" + waiting.id(), "\"state\":\"waiting\"", "META_APP_SECRET")
                .contains("\"waitingSince\":\"" + NOON, "\"settled\":null", "\"contentGone\":null")
                .doesNotContain("my knee");
        assertThat(house.street.get(EVENTS + "/mid-1?content=true", KEY).body()).contains("my knee hurts");
        assertThat(house.audited()).hasSize(1);
    }

    @Test
    void contentThatIsGoneIsSaidToBeSo() {
        handled("mid-1");

        assertThat(house.street
                        .get(EVENTS + "/" + message("mid-1").id() + "?content=true", KEY)
                        .body())
                .contains("\"content\":null,\"contentGone\":\"" + ShownExplanation.GONE);
        assertThat(house.audited())
                .singleElement()
                .satisfies(line -> assertThat(line.outcome()).isEqualTo("nothing_kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "nonsense"})
    void unknownEventIsNotFound(String id) {
        assertThat(house.street.get(EVENTS + "/" + id, KEY).status()).isEqualTo(404);
        assertThat(house.street.post(EVENTS + "/" + id + "/replay", "", KEY).status())
                .isEqualTo(404);
    }

    @Test
    void deadLetterIsReplayed() {
        EventId event = deadLetter("mid-1").event().id();

        Answer answer = house.street.post(EVENTS + "/" + event + "/replay", "", KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outcome\":\"replayed\"");
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
        assertThat(house.street.get(EVENTS + "/" + event, KEY).body()).contains("\"state\":\"replayed\"");
    }

    @Test
    void erasedDeadLetterIsNotReplayed() {
        EventId event = deadLetter("mid-1").event().id();
        house.storage.deadLetters().erase(List.of(event));

        Answer answer = house.street.post(EVENTS + "/" + event + "/replay", "", KEY);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"erased\"");
    }

    @Test
    void manyAreReplayedAfterADryRun() {
        deadLetter("mid-1");
        deadLetter("mid-2");

        Answer dry = house.street.post(EVENTS + "/replay", "{\"reason\":\"handler_failed\",\"dryRun\":true}", KEY);
        assertThat(dry.body()).contains("\"dryRun\":true,\"found\":2,\"replayed\":0", "would_be_replayed");
        assertThat(house.queue.depth().waiting()).isZero();

        Answer real = house.street.post(EVENTS + "/replay", "{\"account\":\"" + ADAS_PRACTICE + "\",\"limit\":1}", KEY);
        assertThat(real.body()).contains("\"dryRun\":false,\"found\":1,\"replayed\":1");
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"dry_run\":true}",
                "{\"limit\":0}",
                "{\"limit\":1001}",
                "{\"reason\":\"bad luck\"}",
                "{\"account\":\"ada\"}",
                "{\"account\":17841400000000001}",
                "{\"limit\":1.5}",
                "{\"limit\":\"1\"}",
                "{\"limit\":true}",
                "{\"dryRun\":0}",
                "{\"dryRun\":\"true\"}"
            })
    void orderThatIsNotUnderstoodReplaysNothing(String body) {
        deadLetter("mid-1");

        Answer answer = house.street.post(EVENTS + "/replay", body, KEY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(house.queue.depth().waiting()).isZero();
    }

    @Test
    void storeThatIsAwayIsSaid() {
        EventId event = deadLetter("mid-1").event().id();
        house.storage.auditLog().readOnly().begin();
        assertThat(house.street.get(EVENTS + "/" + event + "?content=true", KEY).status())
                .isEqualTo(503);
        house.storage.outage().begin();

        assertThat(house.street.get(EVENTS, KEY).status()).isEqualTo(503);
        assertThat(house.street.post(EVENTS + "/" + event + "/replay", "", KEY).status())
                .isEqualTo(503);
    }

    private void handled(String mid) {
        house.storage
                .eventLog()
                .write(List.of(
                        new EventLogEntry(new Claim(message(mid), 1, "lease"), "handled", Optional.of(DR_ADA), NOON)));
    }

    private DeadLetter deadLetter(String mid) {
        DeadLetter letter =
                new DeadLetter(message(mid), DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON);
        house.storage.deadLetters().add(letter);
        return letter;
    }

    private static QueuedEvent message(String mid) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, mid, "my knee hurts"));
        return new LineEventReader().read(body).events().get(0).received(NOON);
    }
}
