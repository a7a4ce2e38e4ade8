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
 *   <li>{@link #seen} asks no store and does not wait.
 * </ul>
 *
 * <p>{@code AccountChangesContract} in the test kit holds every implementation to this.
 */
@Port
public interface AccountChanges extends AutoCloseable {

    /** A number that grows with every change. Asking for it the first time begins the listening. */
    long seen();

    /** Stops listening. */
    @Override
    void close();
}
