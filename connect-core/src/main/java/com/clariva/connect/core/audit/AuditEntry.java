package com.clariva.connect.core.audit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the audit log. The log adds the time and the request id.
 *
 * @param outcome {@code success}, or the reason why not, in snake case
 * @param error what Instagram answered, where that is why
 * @param times how often it happened; a line for more than one is about the first of them
 */
public record AuditEntry(
        AuditAction action, String outcome, Subject subject, Optional<InstagramError> error, long times) {
    public static final String SUCCESS = "success";

    public AuditEntry {
        requireNonNull(action, "action is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(error, "error is null");
        if (times < 1) {
            throw new IllegalArgumentException("what is written down has happened");
        }
    }

    public AuditEntry(AuditAction action, String outcome, Subject subject, long times) {
        this(action, outcome, subject, Optional.empty(), times);
    }

    /** What happened once. */
    public AuditEntry(
            AuditAction action,
            String outcome,
            Optional<DoctorId> doctor,
            Optional<UUID> resource,
            Optional<InstagramId> account) {
        this(action, outcome, new Subject(doctor, resource, account), 1);
    }

    /** What happened once, and concerns nobody in particular. */
    public static AuditEntry of(AuditAction action, String outcome) {
        return new AuditEntry(action, outcome, Subject.NOBODY, 1);
    }

    /** What a doctor wanted and Instagram refused. */
    public static AuditEntry of(AuditAction action, String outcome, DoctorId doctor, InstagramError error) {
        Subject subject = new Subject(Optional.of(doctor), Optional.empty(), Optional.empty());
        return new AuditEntry(action, outcome, subject, Optional.of(error), 1);
    }

    public Optional<DoctorId> doctor() {
        return subject.doctor();
    }

    public Optional<UUID> resource() {
        return subject.resource();
    }

    public Optional<InstagramId> account() {
        return subject.account();
    }

    /** Whether it may be caused as often as somebody likes: by a stranger, or by every single webhook. */
    boolean mayComeInFloods() {
        return action == AuditAction.WEBHOOK_FAILED
                || action == AuditAction.SECURITY_EVENT
                || subject.equals(Subject.NOBODY);
    }

    AuditEntry times(long number) {
        return new AuditEntry(action, outcome, subject, error, number);
    }

    /**
     * Whom a line is about.
     *
     * @param resource the connection, or the event, that it concerns
     * @param account stored as a keyed hash only, so that a deletion can keep the audit and still delete the
     *     person
     */
    public record Subject(Optional<DoctorId> doctor, Optional<UUID> resource, Optional<InstagramId> account) {
        static final Subject NOBODY = new Subject(Optional.empty(), Optional.empty(), Optional.empty());

        public Subject {
            requireNonNull(doctor, "doctor is null");
            requireNonNull(resource, "resource is null");
            requireNonNull(account, "account is null");
        }
    }
}
