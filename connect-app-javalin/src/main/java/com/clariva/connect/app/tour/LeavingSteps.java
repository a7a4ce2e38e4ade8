package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.CallbackAnswer;
import com.clariva.connect.simulator.Person;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts whose owners take leave at Instagram, not here. */
final class LeavingSteps {
    private static final Pattern CODE = Pattern.compile("\"confirmation_code\":\"([0-9a-f]{32})\"");
    private static final String FORGED = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.e30";

    private final Stage stage;

    LeavingSteps(Stage stage) {
        this.stage = requireNonNull(stage, "stage is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("app removed at Instagram ends the link", this::deauthorize),
                new Step("deletion request takes everything away", this::delete),
                new Step("late message of a deleted account dropped", this::late));
    }

    private String deauthorize() {
        CallbackAnswer answer = stage.instagram.callbacks().deauthorize(latecomer());
        Expect.same("answer to Instagram", 200, answer.status());
        Expect.same("connected", "false", stage.cleo.status().text("/data/connected"));
        Row row = stage.row(stage.cleo.doctor()).orElseThrow(() -> new Unexpected("a row that stays", "none"));
        Expect.that(!row.has("instagram_access_token"), "a token column that is null", "a token");
        return "200, not connected, token column null";
    }

    private String delete() {
        Expect.same(
                "answer to a forged request",
                401,
                stage.instagram.callbacks().requestDeletion(FORGED).status());
        Expect.that(rowsLeft() > 0, "rows to delete", "none");
        CallbackAnswer answer = stage.instagram.callbacks().requestDeletion(latecomer());
        Expect.same("answer to Instagram", 200, answer.status());
        Matcher code = CODE.matcher(answer.body());
        Expect.that(code.find(), "a confirmation code", "none");
        Answer page = stage.get("/instagram/data-deletion/" + code.group(1));
        Expect.same("status page", 200, page.status());
        Expect.soon("no rows of the account", this::rowsLeft, left -> left == 0);
        return "forged one 401; 200 with a code, its page is there, no row left";
    }

    private String late() {
        long before = dropped();
        Person jane = stage.cast.jane;
        Stage.accepted(stage.instagram
                .webhooks()
                .force(List.of(stage.instagram.people().writes(latecomer(), jane, "Are you still there?"))));
        Expect.soon("one more event dropped", this::dropped, now -> now == before + 1);
        Expect.same("rows of the account", 0, rowsLeft());
        return "200, dropped, written down nowhere";
    }

    private long dropped() {
        return stage.counters.sum("connect_events_total", "outcome=\"dropped\"");
    }

    private int rowsLeft() {
        String account = latecomer().professionalId();
        return stage.rows
                        .ask("select 1 as one from doctor_instagram where instagram_page_id = ?", account)
                        .size()
                + stage.rows
                        .ask("select 1 as one from event_log where account = ?", account)
                        .size();
    }

    private Account latecomer() {
        return stage.cast.latecomer;
    }
}
