package com.clariva.connect.core.handling;

import com.clariva.connect.core.event.EventId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors such as a lack of memory, which may have struck any event. So an event is handled again without counting an
 * attempt, but only twice: the one that causes them would hold its conversation for ever.
 */
final class UncountedErrors {
    private static final int UNCOUNTED = 2;
    private static final int MOST_EVENTS = 1_000;

    private final Map<EventId, Integer> errors = new LinkedHashMap<>();

    /** Notes an error of {@code event}. False if it counts as a failed attempt. */
    synchronized boolean excuses(EventId event) {
        int number = errors.merge(event, 1, Integer::sum);
        if (errors.size() > MOST_EVENTS) {
            errors.remove(errors.keySet().iterator().next());
        }
        return number <= UNCOUNTED;
    }

    /** It was handled without one. */
    synchronized void forget(EventId event) {
        errors.remove(event);
    }
}
