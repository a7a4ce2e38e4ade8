package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/** A token the simulator has handed out. It prints as its label; {@link #value()} is for tests. */
public final class IssuedToken {
    /** How long a token was meant to live. */
    public enum Kind {
        SHORT_LIVED,
        LONG_LIVED
    }

    /** What a token is for. */
    public record Grant(Account account, Kind kind, Set<String> permissions) {
        public Grant {
            requireNonNull(account, "account is null");
            requireNonNull(kind, "kind is null");
            permissions = Set.copyOf(permissions);
        }

        /** A long-lived token with all permissions an app of ours asks for. */
        public static Grant longLived(Account account) {
            return new Grant(account, Kind.LONG_LIVED, SimulatedInstagram.ALL_PERMISSIONS);
        }
    }

    private final String label;
    private final String value;
    private final Grant grant;
    private final Instant issuedAt;
    private final Instant expiresAt;

    IssuedToken(String label, String value, Grant grant, Instant issuedAt, Instant expiresAt) {
        this.label = requireNonNull(label, "label is null");
        this.value = requireNonNull(value, "value is null");
        this.grant = requireNonNull(grant, "grant is null");
        this.issuedAt = requireNonNull(issuedAt, "issuedAt is null");
        this.expiresAt = requireNonNull(expiresAt, "expiresAt is null");
    }

    /** An opaque name such as {@code token-3}, the same in every record. */
    public String label() {
        return label;
    }

    /** The token itself. */
    public String value() {
        return value;
    }

    public Account account() {
        return grant.account();
    }

    public Kind kind() {
        return grant.kind();
    }

    public Set<String> permissions() {
        return grant.permissions();
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    IssuedToken renewed(Instant from, Instant until) {
        return new IssuedToken(label, value, grant, from, until);
    }

    @Override
    public String toString() {
        return label + " (" + kind() + " of " + account().username() + ")";
    }
}
