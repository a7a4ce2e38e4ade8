package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.Person;
import java.util.List;

/** Messages for an account that nobody has linked yet. */
final class ParkingSteps {
    private static final List<String> MESSAGES = List.of("Is anybody there?", "I will try again later.", "Hello?");

    private final Stage stage;

    ParkingSteps(Stage stage) {
        this.stage = requireNonNull(stage, "stage is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("unknown account parked", this::parked),
                new Step("parked messages handled when a doctor links", this::goOn));
    }

    private String parked() {
        MESSAGES.forEach(text -> Stage.accepted(arrives(text)));
        Expect.soon(
                "the first one parked in event_log", this::outcomes, outcomes -> outcomes.equals(List.of("parked")));
        Expect.same("replies", List.of(), stage.replies(latecomer(), jane()));
        return MESSAGES.size() + " messages, 200 each, parked, answered by nobody";
    }

    /** Nobody subscribed the account, but a doctor of yesterday may have: Instagram delivers. */
    private Delivery arrives(String text) {
        return stage.instagram.webhooks().force(List.of(stage.instagram.people().writes(latecomer(), jane(), text)));
    }

    private String goOn() {
        Answer back = stage.link(stage.cleo, latecomer());
        Expect.same("callback", "302 …/settings/instagram?connected=1", back.toString());
        stage.awaitReplies(latecomer(), jane(), MESSAGES);
        List<Row> events = stage.handled(latecomer(), "message", MESSAGES.size());
        Expect.that(
                events.stream()
                        .allMatch(event -> event.text("doctor_id")
                                .equals(stage.cleo.doctor().toString())),
                "all for the doctor who linked it",
                "another doctor");
        return "linked, " + MESSAGES.size() + " replies in the order of the messages";
    }

    private List<String> outcomes() {
        return stage.events(latecomer(), "message").stream()
                .map(event -> event.text("outcome"))
                .toList();
    }

    private Account latecomer() {
        return stage.cast.latecomer;
    }

    private Person jane() {
        return stage.cast.jane;
    }
}
