package com.clariva.connect.adapters.instagram.pacing;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps each account within what Instagram allows it, by its published limits and by what its answers say,
 * so that no call is spent to be refused. Nobody waits in here, and no account for another: only what
 * Instagram says of the whole app holds all.
 *
 * <p>It remembers the accounts that called last, up to a bound. One that was forgotten finds out again.
 */
public final class Pacing {
    static final int MOST_ACCOUNTS = 10_000;
    /** Where Instagram does not say how long. */
    static final Duration THROTTLED = Duration.ofSeconds(30);

    static final Duration RESTRICTED = Duration.ofHours(1);

    private static final int NEARLY_USED_UP = 90;
    private static final int USED_UP = 100;

    private final InstantSource clock;
    private final Map<InstagramId, Allowance> accounts = new LinkedHashMap<>(16, 0.75f, true);
    private volatile Pause wholeApp = new Pause(Refusal.THROTTLED, Instant.MIN);

    public Pacing(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Spends one of the account's calls; or says why none may be made, and until when. */
    public Optional<Pause> enter(InstagramId account, Lane lane) {
        Instant now = clock.instant();
        Pause app = wholeApp;
        return app.until().isAfter(now) ? Optional.of(app) : allowance(account).enter(lane, now);
    }

    /** Learns from an answer. Until when the account, or the app, had better be quiet, if it had. */
    public Optional<Instant> heard(InstagramId account, Signal signal) {
        Instant now = clock.instant();
        Optional<Pause> pause = pauseAfter(signal).map(found -> new Pause(found.refusal, now.plus(found.length)));
        if (signal.ofWholeApp() && pause.isPresent()) {
            pauseAll(pause.get());
        } else {
            pause.ifPresent(allowance(account)::pause);
        }
        if (signal.usage().percent() >= NEARLY_USED_UP) {
            allowance(account).slow(now.plus(Allowance.SLOW));
        }
        return pause.map(Pause::until);
    }

    /** A longer pause that is already known stays. */
    private synchronized void pauseAll(Pause found) {
        wholeApp = wholeApp.until().isAfter(found.until()) ? wholeApp : found;
    }

    private static Optional<Break> pauseAfter(Signal signal) {
        if (signal.refusal().filter(Refusal.ACCOUNT_RESTRICTED::equals).isPresent()) {
            return Optional.of(new Break(Refusal.ACCOUNT_RESTRICTED, RESTRICTED));
        }
        Optional<Duration> regain = signal.usage().regain();
        boolean throttled = signal.refusal().filter(Refusal.THROTTLED::equals).isPresent();
        if (throttled || regain.isPresent() || signal.usage().percent() >= USED_UP) {
            Duration length = signal.retryAfter().or(() -> regain).orElse(THROTTLED);
            return Optional.of(new Break(Refusal.THROTTLED, length));
        }
        return Optional.empty();
    }

    private record Break(Refusal refusal, Duration length) {}

    private Allowance allowance(InstagramId account) {
        synchronized (accounts) {
            Allowance allowance = accounts.computeIfAbsent(account, absent -> new Allowance());
            if (accounts.size() > MOST_ACCOUNTS) {
                accounts.remove(accounts.keySet().iterator().next());
            }
            return allowance;
        }
    }

    int accounts() {
        synchronized (accounts) {
            return accounts.size();
        }
    }
}
