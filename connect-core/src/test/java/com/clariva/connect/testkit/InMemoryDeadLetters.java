package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.DeadLetter;
import com.clariva.connect.core.queue.DeadLetters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Dead letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters {
    private final Map<EventId, DeadLetter> letters = new ConcurrentHashMap<>();
    private final Outage outage;

    public InMemoryDeadLetters() {
        this(new Outage());
    }

    public InMemoryDeadLetters(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public void add(DeadLetter letter) {
        outage.check("add dead letter");
        letters.put(letter.event().id(), letter);
    }

    @Override
    public Optional<DeadLetter> find(EventId event) {
        outage.check("find dead letter");
        return Optional.ofNullable(letters.get(event));
    }

    @Override
    public long count() {
        outage.check("count dead letters");
        return letters.size();
    }

    /** Everything that was set aside, in no order. */
    public List<DeadLetter> all() {
        return List.copyOf(letters.values());
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public String toString() {
        return letters.toString();
    }
}
