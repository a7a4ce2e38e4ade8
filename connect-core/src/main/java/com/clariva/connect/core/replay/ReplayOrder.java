package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * Which of the waiting dead letters to replay.
 *
 * @param limit how many at most, those received first before the others
 * @param dryRun only says which they would be
 */
public record ReplayOrder(Optional<DeadLetterReason> reason, Optional<InstagramId> account, int limit, boolean dryRun) {
    public ReplayOrder {
        requireNonNull(reason, "reason is null");
        requireNonNull(account, "account is null");
        if (limit < 1) {
            throw new IllegalArgumentException("at least one letter is wanted");
        }
    }
}
