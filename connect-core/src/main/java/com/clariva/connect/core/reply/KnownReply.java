package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a reply, and when.
 *
 * @param recordedAt when it was asked for, UTC; a refused one that was begun again counts anew
 * @param sendBeganAt when its last part was last about to be sent; empty if none was
 * @param settledAt when it was known to be sent, refused or finally unknown; empty until then
 */
public record KnownReply(
        ReplyState state, Instant recordedAt, Optional<Instant> sendBeganAt, Optional<Instant> settledAt) {
    public KnownReply {
        requireNonNull(state, "state is null");
        requireNonNull(recordedAt, "recordedAt is null");
        requireNonNull(sendBeganAt, "sendBeganAt is null");
        requireNonNull(settledAt, "settledAt is null");
    }
}
