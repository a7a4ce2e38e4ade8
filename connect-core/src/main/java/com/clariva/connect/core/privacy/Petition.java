package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What Meta asks for in the name of a person.
 *
 * @param named the account, by any of its ids
 * @param issuedAt when it was asked for, UTC, in whole seconds
 * @param algorithm how the petition says it was signed
 */
public record Petition(InstagramId named, Instant issuedAt, String algorithm) {
    public Petition {
        requireNonNull(named, "named is null");
        requireNonNull(issuedAt, "issuedAt is null");
        requireNonNull(algorithm, "algorithm is null");
    }

    /** It is about links older than this. Who links again later has not asked to be forgotten. */
    public Instant linkedBefore() {
        return issuedAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
