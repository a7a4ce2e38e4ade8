package com.clariva.connect.core.audit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/** Somebody has tried what is not theirs. It goes into the audit log, however often it is tried. */
public final class SecurityEvents {
    private final AuditLog auditLog;

    public SecurityEvents(AuditLog auditLog) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
    }

    /** Notes {@code what}, in snake case and one of few: it tells kinds of events apart, never their senders. */
    public void note(String what) {
        auditLog.record(AuditEntry.of(AuditAction.SECURITY_EVENT, what));
    }

    /** As the other, where something stored for {@code account} is not the account's own. */
    public void note(String what, InstagramId account) {
        auditLog.record(new AuditEntry(
                AuditAction.SECURITY_EVENT, what, Optional.empty(), Optional.empty(), Optional.of(account)));
    }

    /** As the other, where it was tried on a doctor's account. */
    public void note(String what, DoctorId doctor) {
        auditLog.record(new AuditEntry(
                AuditAction.SECURITY_EVENT, what, Optional.of(doctor), Optional.empty(), Optional.empty()));
    }
}
