package com.clariva.connect.core.eventlog;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The log of events: one line per event, the last outcome wins.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Idempotent by event id: writing again replaces the outcome.
 *   <li>Failures are added up, whatever outcome comes after them.
 *   <li>A repeat is counted where there is a line, and makes none: a deleted account gets no line back.
 *   <li>It notes at the account when its last event was received, and never moves that back.
 *   <li>No content, no name of a person.
 * </ul>
 *
 * <p>{@code EventLogContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface EventLog {

    void write(Collection<EventLogEntry> entries);

    /** Counts events that were delivered again. */
    void repeated(Collection<Repeat> repeats);

    /** The line last written for {@code event}. */
    default Optional<EventLine> find(EventId event) {
        return find(List.of(event)).stream().findFirst();
    }

    /** The lines of those of the events that have one, the first received first. */
    List<EventLine> find(Collection<EventId> events);

    /** The lines that pass {@code filter}, up to {@code limit}, of those received last. */
    List<EventLine> list(EventFilter filter, int limit);

    /** The accounts that have lines. */
    Set<InstagramId> accounts();
}
