package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.Port;

/**
 * What the connections to the store are like.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A pooler that gives a connection another session for each transaction or statement is recognised, whatever the
 *       size of its pool.
 *   <li>Asking changes nothing, and takes seconds at most.
 * </ul>
 *
 * <p>{@code DatabaseSessionsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
@Port
public interface DatabaseSessions {

    /**
     * Whether each connection keeps its session. Without that, what other instances say is not heard, and prepared
     * statements are run with the values of others.
     */
    boolean areKept();
}
