package com.clariva.connect.core.deadletter;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;

/**
 * An event set aside.
 *
 * @param error the class of what the handler threw, or a few words; never a message of it, which may
 *     quote what a person wrote
 * @param attempts how often a handler had been tried
 * @param at when it was set aside, UTC
 */
public record DeadLetter(QueuedEvent event, DeadLetterReason reason, String error, int attempts, Instant at) {
    public DeadLetter {
        requireNonNull(event, "event is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(error, "error is null");
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }
}
