package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Operation;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Links that must not come to be. */
final class RefusalSteps {
    private static final String REFUSED = "302 …/settings/instagram?connected=0&error=";

    private final Stage stage;
    private final Supplier<URI> usedCallback;

    RefusalSteps(Stage stage, Supplier<URI> usedCallback) {
        this.stage = requireNonNull(stage, "stage is null");
        this.usedCallback = requireNonNull(usedCallback, "usedCallback is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("cancelled at Instagram", this::cancel),
                new Step("state used twice refused", this::replay),
                new Step("account of another doctor refused", this::held));
    }

    private String cancel() {
        Answer back = stage.dan.open(stage.instagram.cancel(stage.authorizePageFor(stage.dan)));
        Expect.same("callback", REFUSED + "access_denied", back.toString());
        Expect.that(stage.row(stage.dan.doctor()).isEmpty(), "no row", "a row");
        return "callback answered " + back;
    }

    private String replay() {
        int exchanges = exchanges();
        Answer back = stage.ada.open(usedCallback.get());
        Expect.same("callback", REFUSED + "state_invalid", back.toString());
        Expect.same("code exchanges at Instagram", exchanges, exchanges());
        return "callback answered " + back + ", Instagram was not asked";
    }

    private String held() {
        Answer back = stage.link(stage.dan, stage.cast.practice);
        Expect.same("callback", REFUSED + "account_already_linked", back.toString());
        Expect.that(stage.row(stage.dan.doctor()).isEmpty(), "no row for the second doctor", "a row");
        Expect.same("the first doctor is connected", "true", stage.ada.status().text("/data/connected"));
        return "callback answered " + back + ", the first doctor is untouched";
    }

    private int exchanges() {
        return stage.instagram.requests(Operation.CODE_EXCHANGE).size();
    }
}
