package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What every event has.
 *
 * @param account the account it happened to: {@code entry[].id}, which is {@code /me.user_id}
 * @param person the other side of the conversation; empty where Instagram names nobody
 * @param occurredAt Instagram's own time for it, UTC; {@link Instant#EPOCH} where it gave none. Not a
 *     base for any order
 */
public record EventHeader(InstagramId account, Optional<InstagramId> person, Instant occurredAt) {
    public EventHeader {
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
        requireNonNull(occurredAt, "occurredAt is null");
    }

    /** The lane in which the event is handled. */
    public ConversationKey conversation() {
        return new ConversationKey(account, person);
    }
}
