package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether events find a place, and a safe one. */
public final class LookAtQueue implements Look {
    private static final String POSTGRESQL = "postgresql";

    /** Longer than the usual retries take together. */
    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public List<Finding> look(Subject subject) {
        List<SeenQueue> queues = subject.running().stream()
                .map(one -> one.heartbeat().seen().queue())
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (!queues.isEmpty()) {
            findings.add(queue(queues, LookAtIncidents.latest(subject, Incident.Area.QUEUE)));
            durability(queues).ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding queue(List<SeenQueue> queues, Optional<Incident> incident) {
        Set<String> kinds = queues.stream().map(SeenQueue::kind).collect(Collectors.toCollection(TreeSet::new));
        long lost = queues.stream().mapToLong(SeenQueue::lostLately).sum();
        if (kinds.size() > 1) {
            return Check.QUEUE.problem(
                    "Servers use different queues: " + String.join(", ", kinds) + ".",
                    "Set REDIS_URL to the same on all of them, or on none: order and duplicates are kept by one queue.");
        }
        if (lost > 0) {
            return Check.QUEUE.problem(
                    "Redis has forgotten up to " + Words.count(lost, "acknowledged event") + " within the last hour.",
                    "Nothing brings them back. See to it that Redis is never flushed, evicts nothing (maxmemory-policy"
                            + " noeviction) and writes before it answers (appendfsync always).");
        }
        String cause = incident.map(known -> " (" + known.cause() + ")").orElse("");
        if (queues.stream().anyMatch(SeenQueue::overflowing)) {
            return Check.QUEUE.warning(
                    "Redis is away" + cause + ". What arrives is kept in PostgreSQL, and nothing is lost.",
                    "Bring Redis back; the servers notice by themselves and move what waits.");
        }
        if (queues.stream().anyMatch(one -> one.durability().isEmpty())) {
            return Check.QUEUE.problem(
                    "The queue's store gives no answer" + cause + ".",
                    "Look whether it runs and can be reached. Webhooks are answered 503 meanwhile, and Instagram sends"
                            + " them again.");
        }
        return working(
                queues.get(0),
                queues.stream().flatMap(one -> one.depth().stream()).findFirst());
    }

    private static Finding working(SeenQueue queue, Optional<QueueDepth> depth) {
        String place = queue.kind().equals(POSTGRESQL)
                ? "REDIS_URL is not set, so the queue is in PostgreSQL, and works"
                : "The queue in Redis works";
        String seen = place
                + depth.map(full -> ": " + full.waiting() + " waiting, " + full.parked() + " parked.")
                        .orElse(".");
        Optional<Duration> oldest = depth.flatMap(QueueDepth::oldestAge).filter(age -> age.compareTo(LONG) > 0);
        return oldest.map(age -> Check.QUEUE.warning(
                        seen + " The oldest has waited for " + Words.age(age) + ".",
                        "Look for failing handlers in the log, whether the forward target answers, and whether the"
                                + " servers have enough WORKER_CONCURRENCY."))
                .orElseGet(() -> Check.QUEUE.ok(seen));
    }

    private static Optional<Finding> durability(List<SeenQueue> queues) {
        List<Durability> known =
                queues.stream().flatMap(one -> one.durability().stream()).toList();
        boolean inPostgresql = queues.get(0).kind().equals(POSTGRESQL);
        return known.stream()
                .filter(one -> !one.durable() && !one.acknowledged())
                .findFirst()
                .map(weak ->
                        Check.DURABILITY.warning("Not durable: " + weak.detail() + ".", advice(weak, inPostgresql)))
                .or(() -> known.stream().findFirst().map(LookAtQueue::good));
    }

    private static Finding good(Durability durability) {
        return Check.DURABILITY.ok(
                durability.durable()
                        ? "Durable: " + durability.detail() + "."
                        : "Redis does not tell; the operator answers for it (REDIS_DURABILITY=provider): "
                                + durability.detail() + ".");
    }

    /** Made from the settings that are not as they have to be, where the store names them. */
    private static String advice(Durability weak, boolean inPostgresql) {
        if (inPostgresql) {
            return "Switch fsync and full_page_writes on, and synchronous_commit to on.";
        }
        String settings =
                weak.needed().isEmpty() ? "appendonly yes and appendfsync always" : String.join(", ", weak.needed());
        String untold = weak.needed().isEmpty() && weak.detail().contains(Durability.UNTOLD)
                ? "Look at your provider's console whether every write is on a disk before it is answered and nothing is"
                        + " evicted; if so, set REDIS_DURABILITY=provider"
                : "Set " + settings + " at Redis";
        return untold + ". Or leave REDIS_URL unset: the queue in PostgreSQL is durable.";
    }
}
