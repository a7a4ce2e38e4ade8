package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.Port;
import java.time.Duration;
import java.util.List;

/**
 * What the connections to the store are like.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A pooler that gives a connection another session for each transaction or statement is recognised, whatever the
 *       size of its pool.
 *   <li>A transaction that another connection to the same database holds open is named, with its age, and never with
 *       its statements. Those of other database users are seen as far as the store lets ours see them.
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

    /** Transactions of this database that have been open for longer than {@code age}: the oldest ten, oldest first. */
    List<HeldTransaction> heldTransactions(Duration age);
}
