package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.retention.Kept;
import com.clariva.connect.core.retention.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Forgetting, in memory. */
public final class InMemoryRetention implements Retention {
    private final Map<String, Instant> turns = new HashMap<>();
    private final InMemoryDeadLetters deadLetters;
    private final InMemoryEventLog eventLog;
    private final InMemoryLinkingAttempts attempts;
    private final InstantSource clock;
    private final Outage outage;

    InMemoryRetention(
            InMemoryDeadLetters deadLetters,
            InMemoryEventLog eventLog,
            InMemoryLinkingAttempts attempts,
            InstantSource clock,
            Outage outage) {
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.attempts = requireNonNull(attempts, "attempts is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized boolean takeTurn(String work, Duration turn) {
        outage.check("take turn");
        Instant now = clock.instant();
        if (turns.getOrDefault(work, Instant.MIN).isAfter(now)) {
            return false;
        }
        turns.put(work, now.plus(turn));
        return true;
    }

    @Override
    public synchronized int forget(Kept kept, Duration age, int limit) {
        outage.check("forget");
        Instant before = clock.instant().minus(age);
        return switch (kept) {
            case DEAD_LETTERS -> deadLetters.forgetBefore(before, limit);
            case EVENT_LOG -> eventLog.forgetBefore(before, limit);
            case LINKING_ATTEMPTS -> attempts.forgetAttemptsBefore(before, limit);
            case PENDING_CHANGES -> attempts.forgetChangesBefore(before, limit);
            case HANDOFFS -> attempts.forgetHandoffsBefore(before, limit);
        };
    }

    /** Takes up to {@code limit} of those away that began before a time. */
    static <K, V> int forget(Map<K, V> all, Predicate<V> old, int limit) {
        List<K> keys = all.entrySet().stream()
                .filter(entry -> old.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        keys.forEach(all::remove);
        return keys.size();
    }
}
