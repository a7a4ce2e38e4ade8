package com.clariva.connect.core.keys;

import com.clariva.connect.core.Port;
import java.util.Optional;

/**
 * A place where sealed values of one kind lie: tokens, dead letters, the queued events of one store.
 *
 * <p>It is walked in stretches. The first one begins at {@link Optional#empty}, each further one where
 * {@link Stretch#next} says.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A walk comes by every value that was there from its beginning to its end, at least once.
 *   <li>Looking changes nothing.
 *   <li>Re-sealing changes the seal and nothing else: a value that is changed, moved on or deleted
 *       meanwhile is left as it then is. Others never wait for it longer than for any other writer.
 *   <li>Durable: what was re-sealed stays so, as surely as the store keeps anything.
 *   <li>May be ended at any moment, begun again, and done by several at once.
 *   <li>A value that does not open is left as it is, and counted.
 * </ul>
 *
 * <p>{@code SealedStoreContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method that looks
 *     when the store gives no answer
 */
@Port
public interface SealedStore {

    /** What lies here, as people call it, such as {@code tokens}. */
    String holds();

    /** Looks at about {@code limit} values. */
    Stretch look(Optional<String> from, int limit);

    /** Looks at about {@code limit} values, and seals those with the first key that are not. */
    Stretch reseal(Optional<String> from, int limit);
}
