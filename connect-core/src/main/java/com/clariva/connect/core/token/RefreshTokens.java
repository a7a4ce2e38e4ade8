package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: tokens live on. Every instance sweeps; the store sees to it that no token is refreshed by
 * two at a time.
 */
public final class RefreshTokens {
    /** Three times as long as a call to Instagram can last. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final int AT_ONCE = 100;

    private final RefreshableTokens tokens;
    private final TokenRefresher refresher;
    private final TokenReport report;
    private final InstantSource clock;
    private final Duration lease;

    public RefreshTokens(
            RefreshableTokens tokens,
            TokenRefresher refresher,
            TokenReport report,
            InstantSource clock,
            Duration lease) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.refresher = requireNonNull(refresher, "refresher is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    /**
     * Refreshes what is due, up to a hundred tokens. What is left comes next time.
     *
     * @return how many ended how; an ending that did not occur is left out
     * @throws ConnectException.StorageUnavailable if the store gives no answer
     */
    public Map<RefreshOutcome, Integer> sweep() {
        Map<RefreshOutcome, Integer> endings = new EnumMap<>(RefreshOutcome.class);
        for (int count = 0; count < AT_ONCE; count++) {
            Optional<DueToken> due = tokens.claimDue(clock.instant(), lease);
            if (due.isEmpty()) {
                break;
            }
            endings.merge(refresh(due.get()), 1, Integer::sum);
        }
        return endings;
    }

    /**
     * Refreshes this account's token, due or not.
     *
     * @throws ConnectException.StorageUnavailable if the store gives no answer
     */
    public RefreshOutcome refresh(InstagramId account) {
        return tokens.claim(account, lease).map(this::refresh).orElse(RefreshOutcome.NOT_AVAILABLE);
    }

    private RefreshOutcome refresh(DueToken due) {
        if (clock.instant().isBefore(due.token().issuedAt().plus(RefreshTimes.YOUNGEST))) {
            return tooYoung(due);
        }
        try {
            return store(due, refresher.refresh(due.token().secret()));
        } catch (ConnectException.InstagramRefused e) {
            return refused(due, e);
        } catch (ConnectException.InstagramUnavailable e) {
            return postponed(
                    due, "instagram_unavailable", Optional.of(e.error()), RefreshTimes.pauseAfter(due.failures()));
        }
    }

    /** Only its store has not said yet when it is due, or a person wanted it at once. */
    private RefreshOutcome tooYoung(DueToken due) {
        AccessToken token = due.token();
        tokens.postpone(due, RefreshTimes.first(due.account(), token.issuedAt(), token.expiresAt()));
        return RefreshOutcome.TOO_YOUNG;
    }

    private RefreshOutcome store(DueToken due, FreshToken fresh) {
        if (!fresh.expiresAt().isAfter(due.token().expiresAt())) {
            return postponed(due, "not_longer", Optional.empty(), RefreshTimes.tomorrow());
        }
        if (!tokens.replace(due, fresh)) {
            return RefreshOutcome.SUPERSEDED;
        }
        report.refreshed(due);
        return RefreshOutcome.REFRESHED;
    }

    private RefreshOutcome refused(DueToken due, ConnectException.InstagramRefused refused) {
        Refusal refusal = refused.refusal();
        if (refusal == Refusal.RECONNECT_NEEDED) {
            // Another may have refreshed it meanwhile; then it is the old one that was refused, and all is well.
            boolean marked = report.refused(due.account(), due.token(), refusal);
            return marked ? RefreshOutcome.REFUSED : RefreshOutcome.SUPERSEDED;
        }
        report.refused(due.account(), due.token(), refusal);
        Duration pause = refusal.retryable() ? RefreshTimes.pauseAfter(due.failures()) : RefreshTimes.tomorrow();
        return postponed(due, refusal.name().toLowerCase(Locale.ROOT), Optional.of(refused.error()), pause);
    }

    private RefreshOutcome postponed(DueToken due, String reason, Optional<InstagramError> error, Duration pause) {
        Instant until = clock.instant().plus(pause);
        tokens.postpone(due, until);
        report.notRefreshed(due, reason, error);
        return RefreshOutcome.POSTPONED;
    }
}
