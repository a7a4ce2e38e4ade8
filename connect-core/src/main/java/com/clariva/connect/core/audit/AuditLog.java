package com.clariva.connect.core.audit;

import com.clariva.connect.core.Port;

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
}
