package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.StoreFailure;
import com.clariva.connect.core.diagnosis.StorageAccess;

/**
 * What the database answered.
 *
 * @param status as {@code /health} says it
 * @param cause what is wrong, in words for an operator; empty if nothing is
 */
record DatabaseLook(String status, String cause) {
    /** It gave no answer in time. */
    static final DatabaseLook AWAY = new DatabaseLook(HealthReport.UNAVAILABLE, "PostgreSQL gives no answer");

    private static final String READ_ONLY = "read_only";
    private static final DatabaseLook WELL = new DatabaseLook(HealthReport.OK, "");

    DatabaseLook {
        requireNonNull(status, "status is null");
        requireNonNull(cause, "cause is null");
    }

    static DatabaseLook at(StorageAccess access) {
        try {
            return access.readOnly()
                    .map(reason -> new DatabaseLook(READ_ONLY, reason))
                    .orElse(WELL);
        } catch (ConnectException.StorageUnavailable e) {
            return e.failure()
                    .map(StoreFailure::reason)
                    .map(reason -> new DatabaseLook(HealthReport.UNAVAILABLE, reason))
                    .orElse(AWAY);
        }
    }

    boolean isReadOnly() {
        return status.equals(READ_ONLY);
    }

    boolean takesWrites() {
        return status.equals(HealthReport.OK);
    }
}
