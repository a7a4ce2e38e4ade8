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
    private final Records records;
    private final InstantSource clock;
    private final Outage outage;

    InMemoryRetention(Records records, InstantSource clock, Outage outage) {
        this.records = requireNonNull(records, "records is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** What forgets. */
    record Records(
            InMemoryDeadLetters deadLetters,
            InMemoryEventLog eventLog,
            InMemoryLinkingAttempts attempts,
            TalkInMemory talk,
            InMemoryInstances instances) {}

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
            case REPLIES ->
                replies().forget(reply -> !reply.reply.id().isKeyed() && reply.askedAt.isBefore(before), limit);
            case KEYED_REPLIES ->
                replies().forget(reply -> reply.reply.id().isKeyed() && reply.begunAt.isBefore(before), limit);
            case WAITING_ECHOES -> records.talk().unsettledReplies().forgetEchoesBefore(before, limit);
            case CONVERSATIONS -> records.talk().conversations().forgetBefore(before, limit);
            case DEAD_LETTERS -> records.deadLetters().forgetBefore(before, limit);
            case EVENT_LOG -> records.eventLog().forgetBefore(before, limit);
            case LINKING_ATTEMPTS -> records.attempts().forgetAttemptsBefore(before, limit);
            case PENDING_CHANGES -> records.attempts().forgetChangesBefore(before, limit);
            case INSTANCES -> records.instances().forgetBefore(before, limit);
            case HANDOFFS -> records.attempts().forgetHandoffsBefore(before, limit);
        };
    }

    private InMemoryReplies replies() {
        return records.talk().replies();
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
