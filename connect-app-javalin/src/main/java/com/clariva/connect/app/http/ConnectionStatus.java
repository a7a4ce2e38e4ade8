package com.clariva.connect.app.http;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.linking.ConfirmChange.Question;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A doctor's connection, as the API tells it. */
public record ConnectionStatus(
        boolean connected,
        Optional<String> username,
        Optional<String> profilePictureUrl,
        Health health,
        Optional<Question> accountChange) {

    /** @param question whether another account was meant, where the doctor has to say so */
    static ConnectionStatus of(Connection connection, Optional<Question> question) {
        Optional<ConnectedAccount> account = connection.account();
        return new ConnectionStatus(
                account.isPresent(),
                account.map(found -> found.profile().username()),
                account.flatMap(found -> found.profile().pictureUrl()),
                Health.of(connection.health(), account.map(ConnectedAccount::state), connection.lastReplyAt()),
                question);
    }

    /** How well it is, and why. */
    public record Health(
            String level,
            List<String> reasons,
            Instant checkedAt,
            Optional<Instant> tokenExpiresAt,
            boolean subscribed,
            List<String> missingPermissions,
            Optional<Instant> lastEventAt,
            Optional<Instant> lastReplyAt,
            boolean reconnectRecommended) {

        static Health of(AccountHealth health, Optional<ConnectedAccount.State> state, Optional<Instant> lastReplyAt) {
            return new Health(
                    label(health.level()),
                    health.reasons().stream().map(Health::label).toList(),
                    health.checkedAt(),
                    state.flatMap(ConnectedAccount.State::tokenExpiresAt),
                    state.map(ConnectedAccount.State::subscribed).orElse(false),
                    health.missingPermissions().stream().sorted().toList(),
                    state.flatMap(ConnectedAccount.State::lastEventAt),
                    lastReplyAt,
                    health.reconnectRecommended());
        }

        private static String label(Enum<?> name) {
            return name.name().toLowerCase(Locale.ROOT);
        }
    }
}
