package com.clariva.connect.core.health;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.retention.Retention;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Use case: every connected account is checked once a day, by one instance at a time, and not all at once; and
 * at any time if its doctor asks.
 */
public final class CheckAccounts {
    /** In a minute, by all instances together: 86,400 accounts a day. */
    static final int AT_ONCE = 60;

    private static final String WORK = "account_checks";
    private static final Duration TURN = Duration.ofSeconds(50);
    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Retention turns;
    private final Checks checks;
    private final AccessTokens tokens;
    private final InstantSource clock;

    public CheckAccounts(Retention turns, Checks checks, AccessTokens tokens, InstantSource clock) {
        this.turns = requireNonNull(turns, "turns is null");
        this.checks = requireNonNull(checks, "checks is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What a check consists of, and who keeps count of them. */
    public record Checks(AccountChecks due, TellTokenEnd tellTokenEnd, CheckAccount checkAccount) {
        public Checks {
            requireNonNull(due, "due is null");
            requireNonNull(tellTokenEnd, "tellTokenEnd is null");
            requireNonNull(checkAccount, "checkAccount is null");
        }
    }

    /**
     * Checks what is due, up to sixty accounts and for most of a minute. Called every minute, on every
     * instance; one of them gets the turn.
     */
    public void sweep() {
        if (!turns.takeTurn(WORK, TURN)) {
            return;
        }
        Instant end = clock.instant().plus(TURN);
        for (int count = 0; count < AT_ONCE && clock.instant().isBefore(end); count++) {
            Optional<ConnectedAccount> account =
                    checks.due().claimDue(clock.instant(), clock.instant().plus(SOON));
            if (account.isEmpty()) {
                return;
            }
            check(account.get());
        }
    }

    /**
     * Checks {@code account} now, due or not. Of one without a token in use there is nothing to ask, and what
     * is known of it stands.
     *
     * @return false if Instagram should have answered and did not
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public boolean check(ConnectedAccount account) {
        return tokens.current(account.profile().account())
                .map(token -> check(account, token))
                .orElse(true);
    }

    private boolean check(ConnectedAccount account, AccessToken token) {
        InstagramId id = account.profile().account();
        checks.tellTokenEnd().tell(account, token, clock.instant());
        boolean answered = checks.checkAccount().check(account, token);
        if (answered) {
            checks.due().checked(id, clock.instant(), clock.instant().plus(aboutADay()));
        }
        return answered;
    }

    /** Never quite the same time of day, so that what came together does not stay together. */
    private static Duration aboutADay() {
        return DAY.minusSeconds(ThreadLocalRandom.current().nextLong(SOON.toSeconds()));
    }
}
