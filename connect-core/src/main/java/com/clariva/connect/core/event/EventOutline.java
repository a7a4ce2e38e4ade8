package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An event without what it says and who says it.
 *
 * @param receivedAt when its delivery arrived, UTC
 * @param verifiedBy the name of the secret that had signed it; empty if that was not noted
 */
public record EventOutline(
        EventId id, InstagramId account, EventKind kind, Instant receivedAt, Optional<String> verifiedBy) {
    public EventOutline {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(verifiedBy, "verifiedBy is null");
    }

    /** An event of which it was not noted which secret had signed it. */
    public EventOutline(EventId id, InstagramId account, EventKind kind, Instant receivedAt) {
        this(id, account, kind, receivedAt, Optional.empty());
    }
}
