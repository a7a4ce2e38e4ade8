package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: a doctor says whether the other account was meant. */
public final class ConfirmChange {
    private final PendingChanges changes;
    private final LinkAccount linkAccount;
    private final Disconnect disconnect;
    private final LinkingReport report;
    private final InstantSource clock;

    public ConfirmChange(
            PendingChanges changes,
            LinkAccount linkAccount,
            Disconnect disconnect,
            LinkingReport report,
            InstantSource clock) {
        this.changes = requireNonNull(changes, "changes is null");
        this.linkAccount = requireNonNull(linkAccount, "linkAccount is null");
        this.disconnect = requireNonNull(disconnect, "disconnect is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What {@code doctor} is asked at this moment, if anything.
     *
     * @throws ConnectException.StorageUnavailable if the store gives no answer
     */
    public Optional<Question> question(DoctorId doctor) {
        return changes.find(doctor)
                .filter(change -> !change.isExpiredAt(clock.instant()))
                .flatMap(change -> disconnect
                        .connected(doctor)
                        .filter(account -> account.profile().account().equals(change.replaces()))
                        .map(account -> new Question(
                                account.profile().username(),
                                change.connecting().profile().username())));
    }

    /**
     * Ends the old connection and makes the new one, both or neither.
     *
     * @param key the cookie of the browser that came back, or the one-time code that was handed over
     * @return every ending is an outcome; nothing is thrown for a store or for Instagram
     */
    public LinkOutcome confirm(DoctorId doctor, Ticket key) {
        try {
            return changes.take(doctor, key.digest())
                    .filter(change -> !change.isExpiredAt(clock.instant()))
                    .map(this::replace)
                    .orElseGet(() -> report.refused(LinkRefusal.STATE_INVALID, Optional.of(doctor)));
        } catch (ConnectException.StorageUnavailable e) {
            return report.refused(LinkRefusal.STORAGE_UNAVAILABLE, Optional.of(doctor));
        }
    }

    /**
     * The other account was not meant. What was connected stays, and nothing is asked any more.
     *
     * @param key as of {@link #confirm}
     * @throws ConnectException.StorageUnavailable if the store gives no answer
     */
    public void decline(DoctorId doctor, Ticket key) {
        changes.take(doctor, key.digest());
    }

    private LinkOutcome replace(PendingChange change) {
        Optional<ConnectedAccount> before = disconnect.connected(change.doctor());
        Disconnect.Leaving leaving = disconnect.leaving(before);
        return linkAccount.store(
                change.connecting().replacing(change.replaces()),
                () -> disconnect.left(leaving),
                differs -> report.refused(LinkRefusal.ACCOUNT_CHANGED, Optional.of(change.doctor())));
    }

    /** Whether the one account shall take the place of the other, by their user names. */
    public record Question(String connected, String chosen) {
        public Question {
            requireNonNull(connected, "connected is null");
            requireNonNull(chosen, "chosen is null");
        }
    }
}
