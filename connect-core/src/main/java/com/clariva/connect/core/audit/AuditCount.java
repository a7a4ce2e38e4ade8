package com.clariva.connect.core.audit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.InstagramError;
import java.time.Instant;
import java.util.Optional;

/**
 * How often an action ended in one way.
 *
 * @param error what Instagram answered, where that is why
 * @param lastAt when it last did, UTC
 */
public record AuditCount(String outcome, Optional<InstagramError> error, long times, Instant lastAt) {
    public AuditCount {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(error, "error is null");
        requireNonNull(lastAt, "lastAt is null");
    }
}
