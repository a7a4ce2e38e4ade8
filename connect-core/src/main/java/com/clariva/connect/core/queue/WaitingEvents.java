package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventOutline;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Single events that a queue holds.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>An event is found ready, behind another, claimed, delayed or parked, until it is done or erased; and no
 *       longer.
 *   <li>To find one its body is not opened: it is found without the key that it is sealed with.
 *   <li>Looking and reading change nothing.
 * </ul>
 *
 * <p>{@code WaitingEventsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by both methods when the store gives no
 *     answer
 */
@Port
public interface WaitingEvents {

    /** Those of the events that the queue holds, in no order. */
    List<Held> held(Collection<EventId> events);

    /**
     * The event with what it says; empty if the queue does not hold it.
     *
     * @throws com.clariva.connect.core.ConnectException.KeyMissing if its key is not configured
     */
    Optional<QueuedEvent> read(EventId event);

    /**
     * An event in a queue.
     *
     * @param isParked whether its conversation waits for a doctor to link the account
     */
    record Held(EventOutline event, boolean isParked) {
        public Held {
            requireNonNull(event, "event is null");
        }
    }
}
