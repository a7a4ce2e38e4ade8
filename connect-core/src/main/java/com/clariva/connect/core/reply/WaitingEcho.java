package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.Set;

/**
 * An echo that waits to be known.
 *
 * @param fits the {@link Turn#place places} of the parts that it may be the echo of
 */
public record WaitingEcho(String mid, InstagramId account, InstagramId person, Instant receivedAt, Set<String> fits) {
    public WaitingEcho {
        requireNonNull(mid, "mid is null");
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
        requireNonNull(receivedAt, "receivedAt is null");
        fits = Set.copyOf(fits);
    }
}
