package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The way in: one script call per delivery. */
final class Reception {
    private static final long FULL = -1;

    private final Line line;
    private final StoredEvent stored;
    private final RedisQueueSettings settings;
    private final Wake wake;

    Reception(Line line, StoredEvent stored, RedisQueueSettings settings, Wake wake) {
        this.line = requireNonNull(line, "line is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.wake = requireNonNull(wake, "wake is null");
    }

    CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        Arguments arguments = new Arguments(settings.keyPrefix())
                .and(settings.dedupeWindow().toMillis())
                .and(settings.maxDepth());
        for (QueuedEvent event : events) {
            arguments
                    .and(StoredEvent.bytesOf(event.id()))
                    .and(event.conversation().value())
                    .and(event.receivedAt().toEpochMilli())
                    .and(stored.write(event));
        }
        return line.call(Script.ENQUEUE, arguments.toArray()).thenApply(answer -> enqueued(events, answer));
    }

    private Enqueued enqueued(List<QueuedEvent> events, List<Object> answer) {
        long madeReady = (Long) answer.get(0);
        if (madeReady == FULL) {
            throw new CompletionException(new ConnectException.QueueFull(settings.maxDepth()));
        }
        if (madeReady > 0) {
            wake.ring();
        }
        Set<EventId> duplicates = new HashSet<>();
        for (Object place : answer.subList(1, answer.size())) {
            duplicates.add(events.get(((Long) place).intValue()).id());
        }
        return new Enqueued(duplicates);
    }
}
