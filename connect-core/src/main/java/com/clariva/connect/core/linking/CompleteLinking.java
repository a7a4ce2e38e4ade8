package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: the browser has come back from Instagram. */
public final class CompleteLinking {
    private final LinkingAttempts attempts;
    private final LinkAccount linkAccount;
    private final LinkingReport report;
    private final InstantSource clock;

    public CompleteLinking(
            LinkingAttempts attempts, LinkAccount linkAccount, LinkingReport report, InstantSource clock) {
        this.attempts = requireNonNull(attempts, "attempts is null");
        this.linkAccount = requireNonNull(linkAccount, "linkAccount is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Every ending is an outcome; nothing is thrown for a store or for Instagram. */
    public LinkOutcome complete(Callback callback) {
        try {
            // The state is spent before anything else, so that a replayed callback never reaches Instagram.
            Optional<LinkingAttempt> attempt = callback.state().flatMap(state -> attempts.consume(state.digest()));
            return conclude(callback, attempt);
        } catch (ConnectException.StorageUnavailable e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.empty());
        }
    }

    private LinkOutcome conclude(Callback callback, Optional<LinkingAttempt> attempt) {
        Optional<DoctorId> doctor = attempt.map(LinkingAttempt::doctor);
        if (callback.denied()) {
            return report.refused(LinkRefusal.ACCESS_DENIED, doctor);
        }
        if (callback.state().isEmpty() || callback.code().isEmpty()) {
            return report.refused(LinkRefusal.MISSING_CODE_OR_STATE, doctor);
        }
        return attempt.filter(found -> !found.isExpiredAt(clock.instant()))
                .filter(found -> isOfThisBrowser(found, callback) || report.strangeBrowser(found))
                .map(found ->
                        proceed(found, callback.code().get(), callback.browser().orElseGet(Ticket::random)))
                .orElseGet(() -> report.refused(LinkRefusal.STATE_INVALID, doctor));
    }

    private LinkOutcome proceed(LinkingAttempt attempt, Secret code, Ticket browser) {
        return switch (attempt.finish()) {
            case AT_CALLBACK -> linkAccount.link(attempt.doctor(), code, browser);
            case BY_DOCTOR -> handOff(attempt.doctor(), code);
        };
    }

    private LinkOutcome handOff(DoctorId doctor, Secret code) {
        Ticket ticket = Ticket.random();
        attempts.handOff(
                new Handoff(ticket.digest(), doctor, code, clock.instant().plus(StartLinking.LIFETIME)));
        return new LinkOutcome.HandedOff(ticket);
    }

    /** A front end on another site has no cookie of ours; there the doctor's own JWT takes its place. */
    private static boolean isOfThisBrowser(LinkingAttempt attempt, Callback callback) {
        return attempt.finish() == Finish.BY_DOCTOR
                || callback.browser()
                        .map(Ticket::digest)
                        .filter(attempt.browserDigest()::equals)
                        .isPresent();
    }
}
