package com.clariva.connect.core.queue;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.keys.SealedStores;
import java.util.List;
import java.util.Set;

/**
 * What can be seen of a queue from outside.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Looking changes nothing.
 *   <li>{@link #durability} is read from the store, never assumed.
 *   <li>{@link #trouble} is answered at once, also when the store is away.
 * </ul>
 *
 * <p>{@code QueueStateContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every other method
 *     when the store gives no answer
 */
@Port
public interface QueueState extends AccountEvents, WaitingEvents, SealedStores {

    /** {@code redis} or {@code postgresql}. */
    String kind();

    QueueDepth depth();

    Durability durability();

    /** What this instance has seen go wrong. A store that forgets nothing and overflows nowhere has none. */
    default QueueTrouble trouble() {
        return QueueTrouble.NONE;
    }

    /** Accounts with parked conversations, up to {@code limit} of them. */
    Set<InstagramId> parkedAccounts(int limit);

    /**
     * Of the parked events of {@code account} those beyond the {@code bound} that came first: up to {@code
     * limit} of them, the newest. One that does not open is left out.
     */
    List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit);
}
