package com.clariva.connect.core.queue;

import com.clariva.connect.core.event.EventId;
import java.util.Set;

/**
 * What came of enqueuing.
 *
 * @param duplicates those that had been enqueued before and added nothing; all others are stored
 */
public record Enqueued(Set<EventId> duplicates) {
    public Enqueued {
        duplicates = Set.copyOf(duplicates);
    }
}
