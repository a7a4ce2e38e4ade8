package com.clariva.connect.app.http;

import com.clariva.connect.core.account.CheckConnection.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A linked account, as operators see it. */
public record ShownAccount(
        String account, String doctor, String username, Instant connectedAt, ConnectionStatus.Health health) {

    /** Empty if nothing is linked. */
    public static Optional<ShownAccount> of(Connection connection) {
        return connection
                .account()
                .map(account -> new ShownAccount(
                        account.profile().account().value(),
                        account.doctor().toString(),
                        account.profile().username(),
                        account.connectedAt(),
                        ConnectionStatus.of(connection, Optional.empty()).health()));
    }

    /** One line, its columns in one order. */
    public String line() {
        List<String> columns = new ArrayList<>(List.of(account, health.level(), "doctor=" + doctor, "@" + username));
        health.tokenExpiresAt().ifPresent(at -> columns.add("tokenExpiresAt=" + at));
        health.lastEventAt().ifPresent(at -> columns.add("lastEventAt=" + at));
        health.lastReplyAt().ifPresent(at -> columns.add("lastReplyAt=" + at));
        columns.add("checkedAt=" + health.checkedAt());
        if (!health.reasons().isEmpty()) {
            columns.add("reasons=" + String.join(",", health.reasons()));
        }
        return String.join("  ", columns);
    }
}
