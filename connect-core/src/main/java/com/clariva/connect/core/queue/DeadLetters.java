package com.clariva.connect.core.queue;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import java.util.Optional;

/**
 * Events set aside for a person to read.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Durable once {@link #add} returns.
 *   <li>Idempotent by event id: adding again leaves one, with the newer cause.
 *   <li>Sealed: what a person wrote is not readable in the store.
 * </ul>
 *
 * <p>{@code DeadLettersContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface DeadLetters {

    void add(DeadLetter letter);

    Optional<DeadLetter> find(EventId event);

    long count();
}
