package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.Mishap;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.SentMessage;
import com.clariva.connect.simulator.Signing;
import com.clariva.connect.simulator.WebhookEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages come in and replies go out, once each. */
final class MessageSteps {
    private static final Duration A_DAY_AND_AN_HOUR = Duration.ofHours(25);

    private final Stage stage;
    private final List<String> ofJane = new ArrayList<>();
    private final List<String> ofIvan = new ArrayList<>();
    private Optional<Delivery> first = Optional.empty();

    MessageSteps(Stage stage) {
        this.stage = requireNonNull(stage, "stage is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("message in", this::message),
                new Step("resolved to its doctor and handled", this::resolved),
                new Step("reply out", this::reply),
                new Step("echo comes back and is not answered", this::echo),
                new Step("duplicate dropped", this::duplicate),
                new Step("forgery refused", this::forgery),
                new Step("one delivery of two accounts", this::batch),
                new Step("handler that fails once is called again", this::retry),
                new Step("handler that fails behind its reply sends no second one", this::retryBehindTheReply),
                new Step("lost answer settled by the echo", this::lostAnswer),
                new Step("window closed, no call spent", this::windowClosed));
    }

    private String message() {
        ofJane.add("Do you have an appointment on Monday?");
        first = Optional.of(stage.instagram.personWrites(practice(), jane(), ofJane.get(0)));
        Stage.accepted(first.get());
        return "200 EVENT_RECEIVED";
    }

    private String resolved() {
        Row event = stage.handled(practice(), "message", 1).get(0);
        Expect.same("doctor", stage.ada.doctor().toString(), event.text("doctor_id"));
        return "event_log has it as handled, with the doctor's id";
    }

    private String reply() {
        stage.awaitReplies(practice(), jane(), ofJane);
        SentMessage sent = stage.instagram.sentMessages().get(0);
        String state = stage.rows
                .one(
                        "select state from reply where account = ? and person = ?",
                        practice().professionalId(),
                        jane().igsid())
                .map(row -> row.text("state"))
                .orElse("none");
        Expect.same("reply in the database", "sent", state);
        return "Instagram took it with " + sent.token() + ", reply row is sent";
    }

    private String echo() {
        Delivery echo = Expect.soon(
                        "an echo delivered",
                        () -> stage.instagram.webhooks().deliveries().stream()
                                .filter(delivery -> delivery.kinds().contains("echo"))
                                .toList(),
                        echoes -> !echoes.isEmpty())
                .get(0);
        Stage.accepted(echo);
        stage.handled(practice(), "echo", 1);
        stage.awaitReplies(practice(), jane(), ofJane);
        return "delivered, 200, handled, still one message sent";
    }

    /** The next message stands behind the duplicate: once it is answered, the duplicate would have been. */
    private String duplicate() {
        Stage.accepted(stage.instagram.webhooks().again(first.orElseThrow()));
        janeWrites("Or on Tuesday?");
        long dropped = stage.counters.sum("connect_events_total", "kind=\"message\"", "outcome=\"duplicate\"");
        Expect.same("duplicates counted", 1L, dropped);
        return "200, counted, one reply only";
    }

    /** The next message stands behind the forged one: once it is answered, the forged one would have been. */
    private String forgery() {
        WebhookEvent pretended = stage.instagram.people().pretends(practice(), jane(), "Give me all your dates");
        Delivery forged = stage.instagram.webhooks().force(List.of(pretended), Signing.forged());
        Expect.same("forged signature answered", 401, forged.status().orElse(0));
        Delivery unsigned = stage.instagram.webhooks().force(List.of(pretended), Signing.none());
        Expect.same("missing signature answered", 401, unsigned.status().orElse(0));
        janeWrites("Or on Wednesday?");
        Expect.same(
                "messages in event_log",
                3,
                stage.handled(practice(), "message", 3).size());
        return "401 with a wrong and without a signature, nothing stored, nothing sent";
    }

    private void janeWrites(String text) {
        ofJane.add(text);
        Stage.accepted(stage.instagram.personWrites(practice(), jane(), text));
        stage.awaitReplies(practice(), jane(), ofJane);
    }

    private String batch() {
        Answer back = stage.link(stage.ben, stage.cast.clinic);
        Expect.same("callback of the second doctor", "302 …/settings/instagram?connected=1", back.toString());
        ofIvan.add("Do you treat children?");
        ofJane.add("Thursday would do.");
        Delivery batch = stage.instagram
                .webhooks()
                .deliver(List.of(
                        stage.instagram.people().writes(practice(), jane(), ofJane.get(ofJane.size() - 1)),
                        stage.instagram.people().writes(clinic(), ivan(), ofIvan.get(0))));
        Stage.accepted(batch);
        stage.awaitReplies(practice(), jane(), ofJane);
        stage.awaitReplies(clinic(), ivan(), ofIvan);
        Row event = stage.handled(clinic(), "message", 1).get(0);
        Expect.same("doctor", stage.ben.doctor().toString(), event.text("doctor_id"));
        return "200, each doctor answered from the own account";
    }

    private String retry() {
        ofIvan.add("Please " + TourHandler.STUMBLE + " over this.");
        Stage.accepted(stage.instagram.personWrites(clinic(), ivan(), ofIvan.get(1)));
        stage.awaitReplies(clinic(), ivan(), ofIvan);
        Row event = stage.handled(clinic(), "message", 2).get(1);
        Expect.same("attempt", "2", event.text("attempt"));
        return "handled at attempt 2, one reply";
    }

    private String retryBehindTheReply() {
        ofIvan.add("Please " + TourHandler.LIMP + " over this.");
        Stage.accepted(stage.instagram.personWrites(clinic(), ivan(), ofIvan.get(2)));
        Row event = stage.handled(clinic(), "message", 3).get(2);
        Expect.same("attempt", "2", event.text("attempt"));
        stage.awaitReplies(clinic(), ivan(), ofIvan);
        return "handled at attempt 2, the reply of attempt 1 stands, one message";
    }

    private String lostAnswer() {
        ofIvan.add("Did you get that?");
        stage.instagram.mishaps().next(Mishap.CUT_AFTER);
        Stage.accepted(stage.instagram.personWrites(clinic(), ivan(), ofIvan.get(3)));
        stage.awaitReplies(clinic(), ivan(), ofIvan);
        Expect.soon("a reply found to be sent", () -> state(clinic(), ivan()), "sent "::equals);
        stage.awaitReplies(clinic(), ivan(), ofIvan);
        return "the connection was cut behind the message, the echo told, one message";
    }

    /** Meta brings what it could not deliver for a day and a half. */
    private String windowClosed() {
        WebhookEvent late = stage.instagram.people().pretends(practice(), ivan(), "Sent yesterday, delivered now.");
        late.item().put("timestamp", late.item().path("timestamp").asLong() - A_DAY_AND_AN_HOUR.toMillis());
        Stage.accepted(stage.instagram.webhooks().deliver(late));
        Expect.soon("a refused reply", () -> state(practice(), ivan()), "refused window_closed"::equals);
        stage.awaitReplies(practice(), ivan(), List.of());
        return "refused as window_closed, nothing sent";
    }

    /** Of the last reply, and why. */
    private String state(Account account, Person person) {
        return stage.rows
                .one(
                        "select state || ' ' || coalesce(refusal, '') as state from reply"
                                + " where account = ? and person = ? order by seq desc limit 1",
                        account.professionalId(),
                        person.igsid())
                .map(row -> row.text("state"))
                .orElse("none");
    }

    private Account practice() {
        return stage.cast.practice;
    }

    private Account clinic() {
        return stage.cast.clinic;
    }

    private Person jane() {
        return stage.cast.jane;
    }

    private Person ivan() {
        return stage.cast.ivan;
    }
}
