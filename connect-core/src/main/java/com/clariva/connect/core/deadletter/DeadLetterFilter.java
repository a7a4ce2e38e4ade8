package com.clariva.connect.core.deadletter;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * Which dead letters are meant.
 *
 * @param waiting only those that wait for a person: neither being replayed nor erased
 */
public record DeadLetterFilter(Optional<DeadLetterReason> reason, Optional<InstagramId> account, boolean waiting) {
    public static final DeadLetterFilter ALL = new DeadLetterFilter(Optional.empty(), Optional.empty(), false);

    public DeadLetterFilter {
        requireNonNull(reason, "reason is null");
        requireNonNull(account, "account is null");
    }
}
