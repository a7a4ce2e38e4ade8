package com.clariva.connect.core.account;

import com.clariva.connect.core.Port;

/**
 * The news that whose account is whose may have changed. Whoever remembers such a thing forgets it then.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Whatever instance connects or disconnects, {@link #seen} soon grows for all.
 *   <li>When news may have been missed, it grows before others are heard.
 *   <li>While {@link #isHearing}, a change that is a few seconds old has been seen. When that is not certain any more,
 *       it says so within seconds.
 *   <li>Neither asks a store or waits.
 * </ul>
 *
 * <p>{@code AccountChangesContract} in the test kit holds every implementation to this.
 */
@Port
public interface AccountChanges extends AutoCloseable {

    /** A number that grows with every change. Asking for it the first time begins the listening. */
    long seen();

    /** Whether changes are heard as they come. Until it is so for the first time, and while it is not, nothing may be remembered. */
    boolean isHearing();

    /** Stops listening. */
    @Override
    void close();
}
