package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events that one queue holds, or the other. The other is not asked for what the one has. */
final class WaitingInEither implements WaitingEvents {
    private final WaitingEvents one;
    private final WaitingEvents other;

    WaitingInEither(WaitingEvents one, WaitingEvents other) {
        this.one = requireNonNull(one, "one is null");
        this.other = requireNonNull(other, "other is null");
    }

    @Override
    public List<Held> held(Collection<EventId> events) {
        List<Held> held = new ArrayList<>(one.held(events));
        Set<EventId> left = new HashSet<>(events);
        held.forEach(found -> left.remove(found.event().id()));
        if (!left.isEmpty()) {
            held.addAll(other.held(left));
        }
        return held;
    }

    @Override
    public Optional<QueuedEvent> read(EventId event) {
        return one.read(event).or(() -> other.read(event));
    }
}
