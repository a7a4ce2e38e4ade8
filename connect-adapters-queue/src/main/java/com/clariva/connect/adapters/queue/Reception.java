package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The way in: deliveries that come together go in one script call, each whole or not at all. */
final class Reception {
    private static final int MOST_BYTES_AT_ONCE = 256 * 1024;
    private static final long FULL = -1;
    private static final int COUNTS = 3;

    private final Line line;
    private final StoredEvent stored;
    private final RedisQueueSettings settings;
    private final Wake wake;
    private final Losses losses;
    private final Ferry<Arguments, Stored> ferry = new Ferry<>(this::store, Arguments::bytes, MOST_BYTES_AT_ONCE);

    Reception(Line line, StoredEvent stored, RedisQueueSettings settings, Wake wake, Losses losses) {
        this.line = requireNonNull(line, "line is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.wake = requireNonNull(wake, "wake is null");
        this.losses = requireNonNull(losses, "losses is null");
    }

    CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        Arguments delivery = Arguments.part().and(events.size());
        for (QueuedEvent event : events) {
            delivery.and(StoredEvent.bytesOf(event.id()))
                    .and(event.conversation().value())
                    .and(event.receivedAt().toEpochMilli())
                    .and(stored.write(event));
        }
        return ferry.take(delivery).thenApply(answer -> enqueued(events, answer));
    }

    private Enqueued enqueued(List<QueuedEvent> events, Stored answer) {
        if (answer.full) {
            throw new CompletionException(new ConnectException.QueueFull(settings.maxDepth()));
        }
        Set<EventId> duplicates = new HashSet<>();
        answer.duplicates.forEach(place -> duplicates.add(events.get(place).id()));
        return new Enqueued(duplicates);
    }

    private CompletionStage<List<Stored>> store(List<Arguments> deliveries) {
        Arguments arguments = new Arguments(settings.keyPrefix())
                .and(settings.dedupeWindow().toMillis())
                .and(settings.maxDepth());
        deliveries.forEach(arguments::and);
        return line.call(Script.ENQUEUE, arguments.toArray()).thenApply(answer -> {
            losses.accepted((Long) answer.get(1), (Long) answer.get(2));
            if ((Long) answer.get(0) > 0) {
                wake.ring();
            }
            return each(answer.subList(COUNTS, answer.size()));
        });
    }

    private static List<Stored> each(List<Object> answer) {
        List<Stored> deliveries = new ArrayList<>();
        int place = 0;
        while (place < answer.size()) {
            long duplicates = (Long) answer.get(place);
            place++;
            int end = place + (int) Math.max(0, duplicates);
            deliveries.add(new Stored(
                    duplicates == FULL,
                    answer.subList(place, end).stream()
                            .map(duplicate -> ((Long) duplicate).intValue())
                            .toList()));
            place = end;
        }
        return deliveries;
    }

    /**
     * What became of a delivery.
     *
     * @param full whether there was no room for it
     * @param duplicates the places of those events that were known
     */
    private record Stored(boolean full, List<Integer> duplicates) {}
}
