package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.linking.ConfirmChange.Question;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connected account.
 *
 * @param question whether another account was meant, where the doctor has to say so
 */
record AccountCard(
        Visit visit,
        Connection connection,
        ConnectedAccount account,
        Optional<Question> question,
        Optional<Tested> tested) {
    AccountCard {
        requireNonNull(visit, "visit is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(account, "account is null");
        requireNonNull(question, "question is null");
        requireNonNull(tested, "tested is null");
    }

    /** The account's face, on this card and where it is taken leave of. */
    static Map<String, Object> face(ConnectedAccount account) {
        String name = account.profile().username();
        Map<String, Object> face = new LinkedHashMap<>();
        face.put("name", name);
        face.put("initial", name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT));
        Picture.of(account).ifPresent(picture -> face.put("picture", picture.address()));
        return face;
    }

    String state() {
        return visit.texts().say("state_" + Marks.of(health().level()));
    }

    Map<String, Object> model() {
        Texts texts = visit.texts();
        Map<String, Object> model = new LinkedHashMap<>(face(account));
        model.put("state", state());
        model.put("level", Marks.of(health().level()));
        model.put("reasons", health().reasons().stream().map(this::reason).toList());
        question.ifPresent(asked -> model.put("question", question(asked)));
        model.put(
                "rows",
                new Rows(visit, connection, account, tested)
                        .all().stream().map(Row::model).toList());
        model.put("outcome", outcome(texts));
        if (mends() && question.isEmpty()) {
            model.put("mend", true);
        } else {
            model.put("mayMend", true);
        }
        tested.filter(Tested.ANSWERED::equals).ifPresent(answered -> model.put("tested", true));
        if (health().reasons().contains(Reason.NOT_SUBSCRIBED)) {
            model.put("again", true);
        }
        return model;
    }

    private AccountHealth health() {
        return connection.health();
    }

    /** Whether connecting again is what the doctor should do now. */
    private boolean mends() {
        return health().reconnectRecommended() || health().reasons().contains(Reason.TOKEN_ENDS_SOON);
    }

    private Map<String, Object> reason(Reason reason) {
        String key = "reason_" + Marks.of(reason);
        return Map.of(
                "what", visit.texts().say(key + "_what"), "next", visit.texts().say(key + "_next"));
    }

    private Map<String, Object> question(Question asked) {
        Texts texts = visit.texts();
        return Map.of(
                "heading", texts.say("change_heading", asked.chosen()),
                "text", texts.say("change_text", asked.chosen(), asked.connected()),
                "yes", texts.say("change_yes", asked.chosen()),
                "no", texts.say("change_no", asked.connected()));
    }

    private String outcome(Texts texts) {
        return tested.map(how -> switch (how) {
                    case ANSWERED -> texts.say("outcome_" + Marks.of(health().level()));
                    case SILENT -> texts.say("outcome_silent");
                    case TOO_SOON -> texts.say("outcome_too_soon");
                })
                .orElseGet(() -> texts.say("outcome_untested", new Moments(visit).ago(health().checkedAt())));
    }
}
