package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.Described.assertDescribed;
import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.app.http.WritingService.BEARER;
import static com.clariva.connect.app.http.WritingService.HELLO;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down is what callers get. */
class DescribedAnswersTest {
    private static final String SETTINGS = "/api/v1/settings/instagram/";
    private static final String EVENTS = "/api/v1/events";
    private static final String DOCTOR = "/api/v1/doctors/{doctorId}/instagram";
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final WritingService service = new WritingService();
    private final HouseOfFakes house = service.house;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void doctorsAnswersAreDescribed() {
        String[] ada = house.bearer(DR_ADA);

        assertDescribed(house.street.get(SETTINGS + "status", ada), "get", SETTINGS + "status");
        assertDescribed(house.street.get(SETTINGS + "status", house.bearer(DR_BORIS)), "get", SETTINGS + "status");
        assertDescribed(house.street.get(SETTINGS + "status"), "get", SETTINGS + "status");
        assertDescribed(house.street.get(SETTINGS + "connect", ada), "get", SETTINGS + "connect");
        assertDescribed(house.street.get(SETTINGS + "callback"), "get", SETTINGS + "callback");
        assertDescribed(
                house.street.post(SETTINGS + "complete", "{\"code\":\"unknown\"}", ada), "post", SETTINGS + "complete");
        assertDescribed(house.street.post(SETTINGS + "confirm", "{}", ada), "post", SETTINGS + "confirm");
        assertDescribed(
                house.street.send("DELETE", SETTINGS + "disconnect", new byte[0], ada),
                "delete",
                SETTINGS + "disconnect");
    }

    @Test
    void servicesAnswersAreDescribed() {
        String[] key = {"Authorization", BEARER};

        assertDescribed(house.street.get(WritingService.ACCOUNT, key), "get", DOCTOR);
        assertDescribed(house.street.get("/api/v1/doctors/ada/instagram", key), "get", DOCTOR);
        assertDescribed(service.say(HELLO), "post", DOCTOR + "/messages");
        assertDescribed(service.say("\"text\":\"Another\""), "post", DOCTOR + "/messages");
        assertDescribed(service.say("key-2", "no JSON"), "post", DOCTOR + "/messages");
    }

    @Test
    void operatorsAnswersAreDescribed() {
        String handled = handled("mid-1");
        String letter = deadLetter("mid-2");

        assertDescribed(asked(EVENTS), "get", EVENTS);
        assertDescribed(asked(EVENTS + "?state=dead_letter"), "get", EVENTS);
        assertDescribed(asked(EVENTS + "?limit=0"), "get", EVENTS);
        for (String event : List.of(handled, letter, UNKNOWN)) {
            assertDescribed(asked(EVENTS + "/" + event), "get", EVENTS + "/{id}");
            assertDescribed(ordered(EVENTS + "/" + event + "/replay", ""), "post", EVENTS + "/{id}/replay");
        }
        assertDescribed(asked(EVENTS + "/" + letter + "?content=true"), "get", EVENTS + "/{id}");
        assertDescribed(asked(EVENTS + "/" + letter + "?content=yes"), "get", EVENTS + "/{id}");
        assertDescribed(ordered(EVENTS + "/replay", "{\"dryRun\":true}"), "post", EVENTS + "/replay");
        assertDescribed(ordered(EVENTS + "/replay", "{\"dryrun\":true}"), "post", EVENTS + "/replay");
    }

    @Test
    void metasAnswersAreDescribed() {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
        String signature = Signatures.sha256(APP_SECRET, body);
        String path = "/webhooks/instagram";

        assertDescribed(house.street.send("POST", path, body, "X-Hub-Signature-256", signature), "post", path);
        assertDescribed(house.street.send("POST", path, body), "post", path);
        assertDescribed(house.street.get(path), "get", path);
        assertDescribed(house.street.post("/instagram/data-deletion", ""), "post", "/instagram/data-deletion");
        assertDescribed(
                house.street.get("/instagram/data-deletion/" + UNKNOWN), "get", "/instagram/data-deletion/{code}");
    }

    @Test
    void watchersAnswersAreDescribedAlsoInAnOutage() {
        for (String path : List.of("/health", "/health/ready", "/health/live", "/metrics")) {
            assertDescribed(house.street.get(path), "get", path);
        }
        house.storage.outage().begin();

        for (String path : List.of("/health", "/health/ready", EVENTS)) {
            assertDescribed(asked(path), "get", path);
        }
    }

    private Answer asked(String path) {
        return house.street.get(path, "Authorization", "Bearer " + HouseOfFakes.OPERATOR_KEY.reveal());
    }

    private Answer ordered(String path, String body) {
        return house.street.post(path, body, "Authorization", "Bearer " + HouseOfFakes.OPERATOR_KEY.reveal());
    }

    private String handled(String mid) {
        QueuedEvent event = message(mid);
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(
                        new Claim(event, 1, "lease"),
                        "handled",
                        Optional.of(DR_ADA),
                        NOON,
                        Optional.of("java.io.IOException"))));
        house.storage.eventLog().repeated(List.of(new Repeat(event.id(), NOON)));
        reply(event);
        return event.id().value();
    }

    private String deadLetter(String mid) {
        QueuedEvent event = message(mid);
        house.storage
                .deadLetters()
                .add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));
        return event.id().value();
    }

    private void reply(QueuedEvent event) {
        Reply reply = new Reply(ReplyId.to(event.id(), 1), ADAS_PRACTICE, PATIENT, Content.text("Good morning"));
        house.storage.replies().begin(reply, List.of(reply.content()), NOON, Duration.ofMinutes(1));
    }

    private static QueuedEvent message(String mid) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, mid, "my knee hurts"));
        return new LineEventReader().read(body).events().get(0).received(NOON);
    }
}
