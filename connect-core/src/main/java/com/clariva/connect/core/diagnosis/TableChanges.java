package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.Port;
import java.util.List;

/**
 * What this version would change of the store's tables before it could work with them.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Of a store that this version has prepared nothing is pending.
 *   <li>What is pending is named, in the order in which it would be done.
 *   <li>Looking changes nothing.
 * </ul>
 *
 * <p>{@code TableChangesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
@Port
public interface TableChanges {

    /** The names of changes that this version knows and the store does not. */
    List<String> pending();
}
