package com.clariva.connect.core.audit;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.DoctorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The audit log.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Append-only: nothing here changes or removes a line.
 *   <li>Never in the way: a line that cannot be written is reported in the log at ERROR, and the work
 *       it is about goes on. {@link #record} does not throw.
 *   <li>First where it has to be: when {@link #recordFirst} returns, the line is stored. It throws if that
 *       is not known, and then what it is about must not happen.
 *   <li>No Instagram id is stored in plain.
 * </ul>
 *
 * <p>{@code AuditLogContract} in the test kit holds every implementation to this.
 */
@Port
public interface AuditLog {
    /** How many of the last lines {@link #count} looks at. */
    int COUNTED = 100_000;

    /** How many counts it gives. */
    int MOST = 50;

    /**
     * Writes one line, with the time, and with the request id from SLF4J's MDC entry {@code
     * requestId} where that is set.
     */
    void record(AuditEntry entry);

    /**
     * Writes one line, as the other, of what must not happen without it.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it may not have been written
     */
    void recordFirst(AuditEntry entry);

    /**
     * How {@code action} ended since then, of one doctor or of all: one count for each outcome and each of Instagram's
     * errors behind it, most recent first. Only the last {@link #COUNTED} lines are looked at, at most {@link #MOST}
     * counts are given, and an error's hint is not kept.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    List<AuditCount> count(AuditAction action, Instant since, Optional<DoctorId> doctor);
}
