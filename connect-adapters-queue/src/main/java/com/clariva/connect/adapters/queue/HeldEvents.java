package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Single events, looked for by their ids. */
final class HeldEvents {
    private static final int FIELDS = 3;
    private static final int AT_ONCE = 1000;

    private final Line line;
    private final StoredEvent stored;
    private final String keyPrefix;

    HeldEvents(Line line, StoredEvent stored, String keyPrefix) {
        this.line = requireNonNull(line, "line is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.keyPrefix = requireNonNull(keyPrefix, "keyPrefix is null");
    }

    List<Held> held(Collection<EventId> events) {
        List<EventId> ids = List.copyOf(events);
        List<Held> held = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Object> answer = ask(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            for (int n = 0; n < answer.size(); n += FIELDS) {
                EventId id = StoredEvent.idOf((byte[]) answer.get(n));
                boolean parked = (Long) answer.get(n + 2) == 1;
                held.add(new Held(stored.sealed(id, (byte[]) answer.get(n + 1)).outline(), parked));
            }
        }
        return held;
    }

    Optional<QueuedEvent> read(EventId event) {
        List<Object> answer = ask(List.of(event));
        return answer.isEmpty() ? Optional.empty() : Optional.of(stored.read(event, (byte[]) answer.get(1)));
    }

    private List<Object> ask(List<EventId> ids) {
        Arguments arguments = new Arguments(keyPrefix);
        ids.forEach(id -> arguments.and(StoredEvent.bytesOf(id)));
        return Waiting.forAnswer(Script.HELD.operation(), line.call(Script.HELD, arguments.toArray()));
    }
}
