package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.Port;
import java.util.Optional;

/**
 * Whether the storage takes writes.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>The answer is read from the store each time, never remembered.
 *   <li>Looking changes nothing.
 * </ul>
 *
 * <p>{@code StorageAccessContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
@Port
public interface StorageAccess {

    /** Why the store answers but takes no writes, in words for an operator; empty if it takes them. */
    Optional<String> readOnly();
}
