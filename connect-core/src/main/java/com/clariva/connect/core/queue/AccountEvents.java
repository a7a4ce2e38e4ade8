package com.clariva.connect.core.queue;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.List;

/**
 * Which events of an account a queue holds.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Every event of the account is seen, ready, behind another, claimed, delayed or parked, until it is
 *       done or erased. No event of another account is.
 *   <li>Looking changes nothing.
 * </ul>
 *
 * <p>{@code AccountEventsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
@Port
public interface AccountEvents {

    /** Events of {@code account} that were received before that time, up to {@code limit} of them. */
    List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit);
}
