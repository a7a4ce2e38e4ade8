package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The outbox, and how long a turn lasts. A turn that ends while its part is being sent does no harm: the part
 * is unknown until its end is told.
 */
public record Turns(Outbox outbox, Duration lease) {
    /** Much longer than a call may last. */
    public static final Duration USUAL_LEASE = Duration.ofSeconds(60);

    public Turns {
        requireNonNull(outbox, "outbox is null");
        requireNonNull(lease, "lease is null");
    }

    Optional<Turn> claimDue(Instant now) {
        return outbox.claimDue(now, lease);
    }

    boolean start(Turn turn, Instant now) {
        return outbox.start(turn, now, lease);
    }
}
