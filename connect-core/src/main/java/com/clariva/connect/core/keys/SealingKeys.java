package com.clariva.connect.core.keys;

import com.clariva.connect.core.Port;
import java.time.Duration;
import java.util.List;

/**
 * The names of the keys that stored values may be sealed with, whichever store they are in.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A key that was noted stays known until it is forgotten.
 *   <li>The proof that came with a key first is the one that stays.
 *   <li>A key that was noted within {@code quiet} is not forgotten.
 *   <li>Time is the store's.
 * </ul>
 *
 * <p>{@code SealingKeysContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface SealingKeys {

    /** An instance is about to seal with this key, or may have. Repeated while it does. */
    void note(String key, String proof);

    List<KnownKey> known();

    /** False if it was noted within {@code quiet}: somebody goes on sealing with it. */
    boolean forget(String key, Duration quiet);
}
