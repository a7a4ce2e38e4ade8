package com.clariva.connect.core.deadletter;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.Optional;

/**
 * What dead letters say, for a person who has to know. Whoever asks sees to the audit.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Reading changes nothing: the letter waits as before.
 *   <li>Of what was erased there is nothing.
 * </ul>
 *
 * <p>{@code LetterContentsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 * @see com.clariva.connect.core.ConnectException.KeyMissing thrown when the letter's key is not configured
 */
@Port
public interface LetterContents {

    /** The event as it was set aside; empty if there is no such letter, or nothing left of it. */
    Optional<QueuedEvent> read(EventId event);
}
