package com.clariva.connect.core.linking;

import com.clariva.connect.core.Port;
import java.util.Optional;

/**
 * Attempts at linking that have begun and not ended.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Spent once: of any number of callers with one digest, at once or one after another, on any
 *       instance, exactly one is given the attempt.
 *   <li>Only digests of states and one-time codes are stored; authorization codes are sealed.
 *   <li>Expiry is the caller's to judge. Expired attempts may be given out or be gone.
 * </ul>
 *
 * <p>{@code LinkingAttemptsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface LinkingAttempts {

    void begin(LinkingAttempt attempt);

    /** Takes the attempt away, or empty if there is none. */
    Optional<LinkingAttempt> consume(String stateDigest);

    void handOff(Handoff handoff);

    /** Takes the handoff away, or empty if there is none. */
    Optional<Handoff> redeem(String codeDigest);
}
