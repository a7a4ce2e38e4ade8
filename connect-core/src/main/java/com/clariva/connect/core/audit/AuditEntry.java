package com.clariva.connect.core.audit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the audit log. The log adds the time and the request id.
 *
 * @param outcome {@code success}, or the reason why not, in snake case
 * @param resource the connection, or the event, that it concerns
 * @param account stored as a keyed hash only, so that a deletion can keep the audit and still delete
 *     the person
 */
public record AuditEntry(
        AuditAction action,
        String outcome,
        Optional<DoctorId> doctor,
        Optional<UUID> resource,
        Optional<InstagramId> account) {
    public static final String SUCCESS = "success";

    public AuditEntry {
        requireNonNull(action, "action is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(doctor, "doctor is null");
        requireNonNull(resource, "resource is null");
        requireNonNull(account, "account is null");
    }
}
