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
     * @param seen when what was last seen of it
     */
    public record State(
            AccountStatus status,
            boolean subscribed,
            Optional<Set<String>> permissions,
            Optional<Instant> tokenExpiresAt,
            Seen seen) {
        public State {
            requireNonNull(status, "status is null");
            permissions = permissions.map(Set::copyOf);
            requireNonNull(tokenExpiresAt, "tokenExpiresAt is null");
            requireNonNull(seen, "seen is null");
        }

        /** When the last event was received, to about a minute. */
        public Optional<Instant> lastEventAt() {
            return seen.lastEventAt();
        }
    }

    /**
     * When something was last seen of an account, UTC.
     *
     * @param checkedAt when Instagram was last asked how the account is; empty if never since it was connected
     * @param permissionLostAt when Instagram first refused a call for want of a permission, if it has since
     *     the account was connected
     * @param refreshFailures how often refreshing the token has failed since it last succeeded
     */
    public record Seen(
            Optional<Instant> lastEventAt,
            Optional<Instant> checkedAt,
            Optional<Instant> permissionLostAt,
            int refreshFailures) {
        /** Nothing yet. */
        public static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty(), Optional.empty(), 0);

        public Seen {
            requireNonNull(lastEventAt, "lastEventAt is null");
            requireNonNull(checkedAt, "checkedAt is null");
            requireNonNull(permissionLostAt, "permissionLostAt is null");
            if (refreshFailures < 0) {
                throw new IllegalArgumentException("refreshFailures must not be negative");
            }
        }
    }
}
