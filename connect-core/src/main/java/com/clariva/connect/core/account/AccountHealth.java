package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.token.TokenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a doctor can be told about the connection. It says no more than was checked.
 *
 * @param reasons why it is not {@link Level#OK}
 * @param checkedAt when Instagram was last asked, UTC; for no account, when this was judged
 */
public record AccountHealth(Level level, List<Reason> reasons, Set<String> missingPermissions, Instant checkedAt) {
    public AccountHealth {
        requireNonNull(level, "level is null");
        reasons = List.copyOf(reasons);
        missingPermissions = Set.copyOf(missingPermissions);
        requireNonNull(checkedAt, "checkedAt is null");
    }

    /** From best to worst, by the names that the API uses. */
    public enum Level {
        OK,
        WARNING,
        ERROR,
        NOT_CONNECTED
    }

    /** Why an account is not well. */
    public enum Reason {
        NOT_SUBSCRIBED(Level.WARNING),
        PERMISSIONS_UNKNOWN(Level.WARNING),
        /** It ends within ten days: refreshing has failed for weeks. */
        TOKEN_ENDS_SOON(Level.WARNING),
        /** Instagram did not refresh it when it was last asked. It is asked again. */
        TOKEN_NOT_REFRESHED(Level.WARNING),
        /** More replies in a row were wanted in a conversation than are allowed, and it was stopped. */
        REPLY_LOOP(Level.WARNING),
        MISSING_PERMISSIONS(Level.ERROR),
        /** Instagram refused a call for want of a permission (10, 200); it does not say which. */
        PERMISSION_LOST(Level.ERROR),
        TOKEN_EXPIRED(Level.ERROR),
        /** Instagram restricts the account for now (10/1893063, 368). */
        ACCOUNT_RESTRICTED(Level.WARNING),
        /** Instagram refused a reply as outside of the messaging window (10/2534022), which was open by our record. */
        WINDOW_CONTRADICTED(Level.WARNING),
        /** The doctor switched off "Allow access to messages" in the Instagram app. Connecting again does not mend it. */
        MESSAGES_SWITCHED_OFF(Level.ERROR),
        NEEDS_RECONNECT(Level.ERROR);

        private final Level level;

        Reason(Level level) {
            this.level = level;
        }
    }

    /** Whether only the doctor, by connecting again, can mend it. */
    public boolean reconnectRecommended() {
        return reasons.stream()
                .anyMatch(reason -> reason.level == Level.ERROR && reason != Reason.MESSAGES_SWITCHED_OFF);
    }

    /** Judges {@code account}, which needs {@code permissions}, at {@code now}. */
    public static AccountHealth of(Optional<ConnectedAccount> account, Set<String> permissions, Instant now) {
        if (account.isEmpty()) {
            return new AccountHealth(Level.NOT_CONNECTED, List.of(), Set.of(), now);
        }
        ConnectedAccount.State state = account.get().state();
        Set<String> missing = missing(state, permissions);
        List<Reason> reasons = reasons(state, missing, now);
        Level level = reasons.stream()
                .map(reason -> reason.level)
                .max(Enum::compareTo)
                .orElse(Level.OK);
        return new AccountHealth(level, reasons, missing, checkedAt(account.get()));
    }

    /** The same, and one reason more. */
    AccountHealth and(Reason reason) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        Level worse = level.compareTo(reason.level) < 0 ? reason.level : level;
        return new AccountHealth(worse, more, missingPermissions, checkedAt);
    }

    private static Instant checkedAt(ConnectedAccount account) {
        return account.state().seen().checkedAt().orElse(account.connectedAt());
    }

    private static Set<String> missing(ConnectedAccount.State state, Set<String> needed) {
        Set<String> missing = new HashSet<>(state.permissions().isPresent() ? needed : Set.of());
        missing.removeAll(state.permissions().orElse(Set.of()));
        return missing;
    }

    private static Optional<Reason> ending(Instant end, int refreshFailures, Instant now) {
        if (!end.isAfter(now)) {
            return Optional.of(Reason.TOKEN_EXPIRED);
        }
        if (!end.isAfter(now.plus(TokenState.SOON))) {
            return Optional.of(Reason.TOKEN_ENDS_SOON);
        }
        return refreshFailures > 0 ? Optional.of(Reason.TOKEN_NOT_REFRESHED) : Optional.empty();
    }

    private static List<Reason> reasons(ConnectedAccount.State state, Set<String> missing, Instant now) {
        List<Reason> reasons = new ArrayList<>();
        if (state.status() == AccountStatus.NEEDS_RECONNECT) {
            reasons.add(Reason.NEEDS_RECONNECT);
        }
        state.tokenExpiresAt()
                .flatMap(end -> ending(end, state.seen().refreshFailures(), now))
                .ifPresent(reasons::add);
        if (state.seen().permissionLostAt().isPresent()) {
            reasons.add(Reason.PERMISSION_LOST);
        }
        if (!missing.isEmpty()) {
            reasons.add(Reason.MISSING_PERMISSIONS);
        }
        if (!state.subscribed()) {
            reasons.add(Reason.NOT_SUBSCRIBED);
        }
        if (state.permissions().isEmpty()) {
            reasons.add(Reason.PERMISSIONS_UNKNOWN);
        }
        return reasons;
    }
}
