package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: a doctor fetches, with the one-time code, what the callback handed over. */
public final class FinishLinking {
    private final LinkingAttempts attempts;
    private final LinkAccount linkAccount;
    private final LinkingReport report;
    private final InstantSource clock;

    public FinishLinking(LinkingAttempts attempts, LinkAccount linkAccount, LinkingReport report, InstantSource clock) {
        this.attempts = requireNonNull(attempts, "attempts is null");
        this.linkAccount = requireNonNull(linkAccount, "linkAccount is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Links, if {@code doctor} is the one who began. The code is spent either way, but for one thing:
     * where the doctor came back with another account, it is what {@link ConfirmChange} asks for. Every ending is an
     * outcome; nothing is thrown for a store or for Instagram.
     */
    public LinkOutcome finish(DoctorId doctor, Ticket code) {
        try {
            return attempts.redeem(code.digest())
                    .filter(handoff -> handoff.doctor().equals(doctor) || report.strangeDoctor(handoff))
                    .filter(handoff -> !handoff.isExpiredAt(clock.instant()))
                    .map(handoff -> linkAccount.link(doctor, handoff.authorizationCode(), code))
                    .orElseGet(() -> report.refused(LinkRefusal.STATE_INVALID, Optional.of(doctor)));
        } catch (ConnectException.StorageUnavailable e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.of(doctor));
        }
    }
}
