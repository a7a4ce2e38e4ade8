package com.clariva.connect.core.secret;

import com.clariva.connect.core.Port;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which secrets were matched, and what matched none, over all instances and restarts.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A secret is known by its name and its value together: another value under the same name begins anew.
 *   <li>Counts of several instances add up; of several times the latest stays, and of first ones the earliest.
 *   <li>No secret can be read from what is stored.
 * </ul>
 *
 * <p>{@code SecretRecordsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every other method when the
 *     store gives no answer
 */
@Port
public interface SecretRecords {

    /** {@code secret} is configured, at the latest since {@code at}. */
    void watched(NamedSecret secret, Instant at);

    /** {@code secret} was matched {@code times} times, the last time at {@code at}. */
    void matched(NamedSecret secret, long times, Instant at);

    /**
     * {@code times} deliveries, or requests to verify the address, matched nothing for a reason of that name, the last
     * of them at {@code at}.
     */
    void unmatched(String flaw, long times, Instant at);

    /** What is known of {@code secret}; empty if nobody has watched it. */
    Optional<SecretUse> find(NamedSecret secret);

    /**
     * A keyed hash of {@code secret}, such as {@code k1:9f86d0…}: the same for the same value and the same first
     * encryption key, whose name stands before the colon. Answered without the store.
     */
    String fingerprint(NamedSecret secret);

    /** What matched nothing, by its reason. */
    List<Unmatched> unmatched();
}
