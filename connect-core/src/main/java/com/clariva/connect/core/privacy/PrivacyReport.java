package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.log.SparingLog;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what came of petitions: in the log, in the audit, and to who embeds us. */
public final class PrivacyReport {
    private static final Logger LOG = LoggerFactory.getLogger(PrivacyReport.class);
    private static final String UNKNOWN = "unknown_account";

    /** Anybody can send what Meta has not signed. */
    private final SparingLog refusals = new SparingLog(LOG, InstantSource.system());

    private final AuditLog auditLog;
    private final Observer observer;
    private final Consumer<ConnectedAccount> disconnected;

    /** @param disconnected is told of each connection that was ended, as it was */
    public PrivacyReport(AuditLog auditLog, Observer observer, Consumer<ConnectedAccount> disconnected) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.observer = requireNonNull(observer, "observer is null");
        this.disconnected = requireNonNull(disconnected, "disconnected is null");
    }

    PetitionReceipt refused(AuditAction action, SignedRequestFlaw flaw) {
        refusals.warn(
                "Signed request rejected",
                line -> line.addKeyValue("action", action.label()).addKeyValue("flaw", flaw.label()));
        record(action, flaw.label(), Optional.empty(), Optional.empty());
        return new PetitionReceipt.Refused(flaw);
    }

    void matched(SignedRequest request) {
        observer.secretMatched(request.secretName());
    }

    void ended(AuditAction action, String outcome, ConnectedAccount account) {
        LOG.atInfo()
                .addKeyValue("doctor", account.doctor())
                .addKeyValue("account", account.profile().account())
                .addKeyValue("why", action.label())
                .log("Account disconnected");
        auditLog.record(new AuditEntry(
                action,
                outcome,
                Optional.of(account.doctor()),
                Optional.of(account.resource()),
                Optional.of(account.profile().account())));
        tell(account);
    }

    /** Nobody is known by that id, or nobody whose link is old enough. */
    void nobody(AuditAction action, InstagramId named) {
        LOG.atInfo().addKeyValue("action", action.label()).log("Signed request concerns no link of ours");
        record(action, UNKNOWN, Optional.empty(), Optional.of(named));
    }

    void noLink(AuditAction action, String outcome, InstagramId named) {
        record(action, outcome, Optional.empty(), Optional.of(named));
    }

    void erased(InstagramId account, int records, int events) {
        if (records + events > 0) {
            LOG.atInfo()
                    .addKeyValue("account", account)
                    .addKeyValue("records", records)
                    .addKeyValue("events", events)
                    .log("Account data deleted");
        }
    }

    void notYet(ConnectException cause) {
        LOG.atWarn().addKeyValue("cause", cause.getMessage()).log("Account data not deleted yet, will be tried again");
    }

    void finished(Deletion deletion) {
        LOG.atInfo().addKeyValue("accounts", deletion.accounts().size()).log("Deletion finished");
        deletion.accounts()
                .forEach(account -> record(
                        AuditAction.DATA_DELETION, AuditEntry.SUCCESS, Optional.empty(), Optional.of(account.id())));
    }

    private void record(AuditAction action, String outcome, Optional<DoctorId> doctor, Optional<InstagramId> account) {
        auditLog.record(new AuditEntry(action, outcome, doctor, Optional.<UUID>empty(), account));
    }

    /** What a listener throws does not undo what was done. */
    private void tell(ConnectedAccount account) {
        try {
            disconnected.accept(account);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.getClass().getName()).log("Listener failed");
        }
    }
}
