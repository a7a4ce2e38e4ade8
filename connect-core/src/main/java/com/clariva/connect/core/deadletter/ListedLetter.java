package com.clariva.connect.core.deadletter;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventOutline;
import java.time.Instant;
import java.util.Optional;

/** A dead letter as it may be shown: nothing of what a person wrote. */
public record ListedLetter(EventOutline event, Cause cause, Replays replays) {
    public ListedLetter {
        requireNonNull(event, "event is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(replays, "replays is null");
    }

    public boolean isErased() {
        return cause.reason().equals(DeadLetterReason.ERASED.label());
    }

    /** {@code dead_letter} while it waits for a person, {@code replayed}, or {@code erased}. */
    public String state() {
        if (isErased()) {
            return DeadLetterReason.ERASED.label();
        }
        return replays.underwaySince().isPresent() ? "replayed" : "dead_letter";
    }

    /**
     * Why it was set aside, and when.
     *
     * @param reason the label of a {@link DeadLetterReason}, or of one that a newer version knows
     */
    public record Cause(String reason, String error, int attempts, Instant at) {
        public Cause {
            requireNonNull(reason, "reason is null");
            requireNonNull(error, "error is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * How it has fared since.
     *
     * @param count how often it has been replayed
     * @param underwaySince when the last replay began, if nothing has come of it yet
     */
    public record Replays(int count, Optional<Instant> underwaySince) {
        public static final Replays NONE = new Replays(0, Optional.empty());

        public Replays {
            requireNonNull(underwaySince, "underwaySince is null");
        }
    }
}
