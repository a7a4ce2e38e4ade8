package com.clariva.connect.core.retention;

import com.clariva.connect.core.Port;
import java.time.Duration;

/**
 * The store's way of forgetting.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One at a time: of all who want the turn for the same work, at once or while it lasts, one gets it.
 *       When it is over the next may have it, whatever has become of the one before.
 *   <li>By one clock, the store's: no instance's own clock counts, neither for turns nor for ages.
 *   <li>Nothing younger than asked is forgotten, and not more than asked at once.
 *   <li>Two who forget at once stand not in each other's way, and none is counted twice.
 * </ul>
 *
 * <p>{@code RetentionContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Retention {

    /** Takes the turn for {@code work}, for the length of {@code turn}. False if somebody has it. */
    boolean takeTurn(String work, Duration turn);

    /** Forgets up to {@code limit} of those kept for longer than {@code age}. How many there were. */
    int forget(Kept kept, Duration age, int limit);
}
