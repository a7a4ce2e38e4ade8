package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;

/**
 * A wish to be forgotten, as it is written down.
 *
 * @param code what it is called
 * @param named the account, by any of its ids
 * @param linkedBefore links as young as this, or younger, are not meant
 */
public record DeletionRequest(ConfirmationCode code, InstagramId named, Instant linkedBefore) {
    public DeletionRequest {
        requireNonNull(code, "code is null");
        requireNonNull(named, "named is null");
        requireNonNull(linkedBefore, "linkedBefore is null");
    }
}
