package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An event without what it says and who says it.
 *
 * @param receivedAt when its delivery arrived, UTC
 */
public record EventOutline(EventId id, InstagramId account, EventKind kind, Instant receivedAt) {
    public EventOutline {
        requireNonNull(id, "id is null");
        requireNonNull(account, "account is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(receivedAt, "receivedAt is null");
    }
}
