package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A doctor's Instagram account. It carries no token; see {@link
 * com.clariva.connect.core.token.AccessTokens}.
 *
 * @param resource names the connection in the audit log
 * @param state what changes while it is connected
 */
public record ConnectedAccount(UUID resource, DoctorId doctor, Profile profile, Instant connectedAt, State state) {
    public ConnectedAccount {
        requireNonNull(resource, "resource is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(connectedAt, "connectedAt is null");
        requireNonNull(state, "state is null");
    }

    /**
     * What changes while an account is connected.
     *
     * @param subscribed whether webhooks were seen to be subscribed at the last look
     * @param permissions what was granted at the last connect; empty when Instagram did not say
     * @param tokenExpiresAt empty when there is no token in use
     * @param lastEventAt when the last event was received, to about a minute
     */
    public record State(
            AccountStatus status,
            boolean subscribed,
            Optional<Set<String>> permissions,
            Optional<Instant> tokenExpiresAt,
            Optional<Instant> lastEventAt) {
        public State {
            requireNonNull(status, "status is null");
            permissions = permissions.map(Set::copyOf);
            requireNonNull(tokenExpiresAt, "tokenExpiresAt is null");
            requireNonNull(lastEventAt, "lastEventAt is null");
        }
    }
}
