package com.clariva.connect.core.instance;

import com.clariva.connect.core.Port;
import java.util.List;
import java.util.UUID;

/**
 * The heartbeats that instances leave.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Of each instance the last heartbeat is known, whole.
 *   <li>An instance that took leave is known no more, and no other is forgotten with it.
 *   <li>Time is the store's: how long an instance is quiet, and how far its clock is off, do not depend on
 *       anybody's clock but the store's and its own.
 *   <li>Looking changes nothing.
 * </ul>
 *
 * <p>{@code InstancesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Instances {

    /** An instance runs. Its heartbeat takes the place of the one before. */
    void note(Heartbeat heartbeat);

    /** An instance stops in order. */
    void leave(UUID instance);

    /** Those that are known, the one heard of last before the others. */
    List<RunningInstance> known();
}
