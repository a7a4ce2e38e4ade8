package com.clariva.connect.app.page;

import static java.util.stream.Collectors.joining;

import com.clariva.connect.app.page.Row.Mark;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The lines of a connected account's card. The first four are what a test checks. */
final class Rows {
    private final Texts texts;
    private final Moments moments;
    private final Connection connection;
    private final ConnectedAccount.State state;
    private final Optional<Tested> tested;

    Rows(Visit visit, Connection connection, ConnectedAccount account, Optional<Tested> tested) {
        this.texts = visit.texts();
        this.moments = new Moments(visit);
        this.connection = connection;
        this.state = account.state();
        this.tested = tested;
    }

    List<Row> all() {
        return List.of(
                access(),
                permissions(),
                delivery(),
                end(),
                moment("row_message", state.lastEventAt()),
                moment("row_reply", connection.lastReplyAt()));
    }

    private boolean is(Reason reason) {
        return health().reasons().contains(reason);
    }

    private AccountHealth health() {
        return connection.health();
    }

    private boolean isWithoutAccess() {
        return state.status() == AccountStatus.NEEDS_RECONNECT || is(Reason.TOKEN_EXPIRED);
    }

    private Row access() {
        String label = texts.say("row_access");
        if (is(Reason.NEEDS_RECONNECT)) {
            return Row.of(label, Mark.ERROR, texts.say("access_ended"));
        }
        if (is(Reason.TOKEN_EXPIRED)) {
            return Row.of(label, Mark.ERROR, texts.say("access_expired"));
        }
        String lately = moments.ago(health().checkedAt());
        return tested.filter(Tested.SILENT::equals).isPresent()
                ? Row.of(label, Mark.WARNING, texts.say("access_silent")).noting(texts.say("accepted", lately))
                : Row.of(label, Mark.OK, texts.say("access_ok")).noting(texts.say("checked", lately));
    }

    private Row permissions() {
        String label = texts.say("row_permissions");
        if (is(Reason.MISSING_PERMISSIONS)) {
            return Row.of(label, Mark.ERROR, texts.say("permissions_missing", inWords(health().missingPermissions())));
        }
        if (is(Reason.PERMISSION_LOST)) {
            return Row.of(label, Mark.ERROR, texts.say("permissions_lost"));
        }
        return state.permissions()
                .map(given ->
                        Row.of(label, Mark.OK, texts.say("permissions_ok")).noting(inWords(given)))
                .orElseGet(() -> Row.of(label, Mark.WARNING, texts.say("permissions_unknown")));
    }

    private String inWords(Collection<String> permissions) {
        return permissions.stream()
                .map(name -> "permission_" + name.substring(name.lastIndexOf('_') + 1))
                .map(key -> texts.say(texts.has(key) ? key : "permission_other"))
                .sorted()
                .distinct()
                .collect(joining(", "));
    }

    private Row delivery() {
        String label = texts.say("row_delivery");
        if (isWithoutAccess()) {
            return Row.of(label, Mark.NONE, texts.say("delivery_unknown")).noting(texts.say("delivery_unknown_note"));
        }
        if (state.subscribed()) {
            return Row.of(label, Mark.OK, texts.say("delivery_on"));
        }
        return Row.of(label, Mark.WARNING, texts.say("delivery_off")).noting(texts.say("delivery_off_note"));
    }

    private Row end() {
        String label = texts.say("row_end");
        if (isWithoutAccess() || state.tokenExpiresAt().isEmpty()) {
            return Row.of(label, Mark.ERROR, texts.say("end_none"));
        }
        Row row = Row.of(
                label,
                isNotRenewed() ? Mark.WARNING : Mark.OK,
                state.tokenExpiresAt().map(moments::day).orElse(""));
        return isNotRenewed() ? row : row.noting(texts.say("end_note"));
    }

    private boolean isNotRenewed() {
        return is(Reason.TOKEN_ENDS_SOON) || is(Reason.TOKEN_NOT_REFRESHED);
    }

    private Row moment(String key, Optional<Instant> when) {
        return when.map(at -> new Row(
                        texts.say(key), Mark.NONE, moments.ago(at), moments.minute(at), Optional.of(at.toString())))
                .orElseGet(() -> Row.of(texts.say(key), Mark.NONE, texts.say("nothing_yet")));
    }
}
