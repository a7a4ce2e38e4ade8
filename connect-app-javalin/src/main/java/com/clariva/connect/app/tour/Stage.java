package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.sandbox.Sandbox;
import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.app.visit.Browser;
import com.clariva.connect.app.visit.Visitor;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.SimulatedInstagram;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a tour takes place: what can be done there, and the three places where it can be seen. */
final class Stage implements AutoCloseable {
    final SimulatedInstagram instagram;
    final Rows rows;
    final Counters counters;
    final Cast cast;

    /** The doctor of {@link Cast#practice}. */
    final Visitor ada;

    /** The doctor of {@link Cast#clinic}. */
    final Visitor ben;

    /** The doctor of {@link Cast#latecomer}. */
    final Visitor cleo;

    /** A doctor who never gets an account. */
    final Visitor dan;

    /** What was in the queue before: a Redis may not be empty. */
    final long queuedBefore;

    private final Sandbox sandbox;
    private final Browser stranger = new Browser();

    Stage(Sandbox sandbox) {
        this.sandbox = requireNonNull(sandbox, "sandbox is null");
        instagram = sandbox.instagram();
        rows = new Rows(sandbox.jdbcUrl());
        counters = new Counters(stranger, sandbox.url());
        cast = new Cast(instagram);
        ada = sandbox.visitor(Cast.doctor());
        ben = sandbox.visitor(Cast.doctor());
        cleo = sandbox.visitor(Cast.doctor());
        dan = sandbox.visitor(Cast.doctor());
        queuedBefore = queued();
    }

    Answer get(String path) {
        return stranger.get(sandbox.url().resolve(path), Map.of());
    }

    /** How many events are in the queue, waiting or parked. */
    long queued() {
        return counters.sum("connect_queue_depth");
    }

    /** From pressing Connect to coming back, with a press of Allow on the way. */
    Answer link(Visitor doctor, Account account) {
        return doctor.open(instagram.allow(authorizePageFor(doctor), account));
    }

    URI authorizePageFor(Visitor doctor) {
        return URI.create(doctor.connect().text("/redirectUrl"));
    }

    /** The texts that {@code account} has sent to {@code person}, oldest first. */
    List<String> replies(Account account, Person person) {
        return instagram.sentMessages().stream()
                .filter(sent -> sent.account().equals(account))
                .filter(sent -> sent.recipientId().equals(person.igsid()))
                .flatMap(sent -> sent.text().stream())
                .toList();
    }

    /** Waits until these, and no others, have been sent. */
    void awaitReplies(Account account, Person person, List<String> messages) {
        List<String> expected = messages.stream().map(TourHandler::answerTo).toList();
        Expect.soon(
                expected.size() + " replies at Instagram, in order", () -> replies(account, person), expected::equals);
    }

    /** What the log of events says of an account's events of one kind, oldest first. */
    List<Row> events(Account account, String kind) {
        return rows.ask(
                "select outcome, doctor_id, attempt from event_log where account = ? and kind = ? order by received_at",
                account.professionalId(),
                kind);
    }

    /** Waits until {@code count} of them have been handled. */
    List<Row> handled(Account account, String kind, int count) {
        return Expect.soon(
                count + " of kind " + kind + " handled in event_log",
                () -> events(account, kind),
                events -> events.size() == count
                        && events.stream()
                                .allMatch(event -> event.text("outcome").equals("handled")));
    }

    Optional<Row> row(DoctorId doctor) {
        return rows.one(
                "select * from doctor_instagram where doctor_id = ? order by connected_at desc", doctor.value());
    }

    /** All deliveries, once no echo is on its way any more. */
    List<Delivery> quietDeliveries() {
        try {
            Expect.that(instagram.awaitQuiet(Duration.ofSeconds(10)), "the last echo delivered", "echoes under way");
            return instagram.webhooks().deliveries();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("time enough", "an interruption");
        }
    }

    static void accepted(Delivery delivery) {
        Expect.that(
                delivery.accepted() && delivery.answer().equals("EVENT_RECEIVED"),
                "200 EVENT_RECEIVED",
                delivery.status().orElse(0) + " " + delivery.answer());
    }

    @Override
    public void close() {
        List.of(ada, ben, cleo, dan).forEach(Visitor::close);
        stranger.close();
    }
}
