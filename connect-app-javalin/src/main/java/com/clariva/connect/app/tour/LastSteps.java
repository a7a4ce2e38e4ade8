package com.clariva.connect.app.tour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Delivery;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.SeenRequest;
import com.clariva.connect.simulator.Signing;
import java.util.List;

/** What is odd, what ends, and whether the books balance. */
final class LastSteps {
    private final Stage stage;

    LastSteps(Stage stage) {
        this.stage = requireNonNull(stage, "stage is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("dashboard test counted, not routed", this::dashboardTest),
                new Step("unreadable delivery kept as a dead letter", this::deadLetter),
                new Step("doctor disconnects", this::disconnect),
                new Step("metrics agree with Instagram's record", this::metrics));
    }

    private String dashboardTest() {
        Stage.accepted(stage.instagram.webhooks().dashboardTest());
        Expect.same(
                "tests counted", 1L, stage.counters.sum("connect_events_total", "kind=\"test\"", "outcome=\"test\""));
        Expect.same(
                "rows of it",
                List.of(),
                stage.rows.ask("select kind from event_log where account = '0' or kind = 'test'"));
        return "200, counted once, in no log of events";
    }

    private String deadLetter() {
        String secret = stage.instagram.settings().appSecret();
        String body = "{\"object\":\"instagram\",\"entry\":[{\"cut off in the middle";
        Stage.accepted(stage.instagram.webhooks().post(body.getBytes(UTF_8), Signing.with(secret)));
        List<Row> letters = stage.rows.ask("select reason, body from dead_letter where reason = 'unreadable'");
        Expect.same("dead letters", 1, letters.size());
        boolean readable = new String(letters.get(0).bytes("body"), ISO_8859_1).contains("cut off");
        Expect.that(!readable, "a sealed body", "a readable one");
        return "200, dead_letter has it as unreadable, sealed";
    }

    private String disconnect() {
        Account account = stage.cast.practice;
        Expect.same("status of disconnect", 204, stage.ada.disconnect().status());
        Answer status = stage.ada.status();
        Expect.same("connected", "false", status.text("/data/connected"));
        Expect.same("health", "not_connected", status.text("/data/health/level"));
        Expect.same("fields subscribed at Instagram", List.of(), stage.instagram.subscribedFields(account));
        Expect.same("unsubscribe seen by Instagram", List.of(200), unsubscribes());
        Row row = stage.row(stage.ada.doctor()).orElseThrow(() -> new Unexpected("a row that stays", "none"));
        Expect.that(!row.has("instagram_access_token"), "a token column that is null", "a token");
        return "204, not_connected, unsubscribed at Instagram, token column null";
    }

    private List<Integer> unsubscribes() {
        return stage.instagram.requests(Operation.UNSUBSCRIBE).stream()
                .map(SeenRequest::status)
                .toList();
    }

    private String metrics() {
        List<Delivery> deliveries = stage.quietDeliveries();
        long accepted = deliveries.stream().filter(Delivery::accepted).count();
        long refused = deliveries.stream()
                .filter(delivery -> delivery.status().orElse(0) == 401)
                .count();
        Expect.same("deliveries", (long) deliveries.size(), accepted + refused);
        Expect.same("accepted", accepted, stage.counters.sum("connect_webhooks_total", "outcome=\"accepted\""));
        Expect.same("refused", refused, stage.counters.sum("connect_webhooks_total", "outcome=\"not_authentic\""));
        Expect.soon("a queue of " + stage.queuedBefore, stage::queued, queued -> queued == stage.queuedBefore);
        return accepted + " accepted and " + refused + " refused, as Instagram counts; nothing left in the queue";
    }
}
