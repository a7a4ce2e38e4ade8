package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.instance.RefusedWebhooks;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what was seen. {@code unavailable} means that webhooks cannot be stored: seen at the store, or at the webhooks
 * themselves, of which none, or less than half, was stored within the last ten seconds.
 */
final class HealthJudgement {
    private static final Duration ALARM = Duration.ofHours(1);
    private static final String REDIS = "redis";

    private final long bound;

    /** @param bound how many events the queue holds at most */
    HealthJudgement(long bound) {
        this.bound = bound;
    }

    /** The status, and why it is not ok. */
    record Verdict(String status, List<String> causes) {
        Verdict {
            requireNonNull(status, "status is null");
            causes = List.copyOf(causes);
        }
    }

    /**
     * The queue.
     *
     * @param answers whether its store does, or the overflow in its place
     */
    record SeenQueue(String kind, boolean answers, Optional<QueueDepth> depth, QueueTrouble trouble) {}

    /**
     * What was seen.
     *
     * @param idles whether a worker should run and does not
     */
    record Seen(DatabaseLook database, SeenQueue queue, Optional<RefusedWebhooks> refused, boolean idles) {}

    Verdict of(Seen seen) {
        List<String> refusals = refusals(seen);
        List<String> troubles = new ArrayList<>(refusals);
        addOther(seen, troubles);
        String status = refusals.isEmpty()
                ? troubles.isEmpty() ? HealthReport.OK : HealthReport.DEGRADED
                : HealthReport.UNAVAILABLE;
        return new Verdict(status, troubles.stream().distinct().toList());
    }

    /** Why webhooks cannot be stored. */
    private List<String> refusals(Seen seen) {
        List<String> causes = new ArrayList<>();
        SeenQueue queue = seen.queue();
        boolean inDatabase = !queue.kind().equals(REDIS) || queue.trouble().overflowing();
        boolean overflows = queue.trouble().overflowing() && seen.database().takesWrites();
        if (inDatabase && seen.database().isReadOnly()) {
            causes.add(seen.database().cause());
        } else if (!queue.answers() && !overflows) {
            causes.add(
                    inDatabase && !seen.database().takesWrites()
                            ? seen.database().cause()
                            : queue.trouble().cause().orElse("the store of the queue gives no answer"));
        }
        // Counting a deep queue may take long, so it is not what the store is judged by.
        queue.depth()
                .filter(depth -> depth.waiting() + depth.parked() >= bound)
                .ifPresent(depth -> causes.add(full(depth)));
        seen.refused()
                .filter(RefusedWebhooks::most)
                .filter(refused -> causes.isEmpty())
                .ifPresent(refused -> causes.add(refused.reason()));
        return causes;
    }

    private static String full(QueueDepth depth) {
        return String.format(
                Locale.ROOT,
                "the queue is full: %,d events, of which %,d parked",
                depth.waiting() + depth.parked(),
                depth.parked());
    }

    private static void addOther(Seen seen, List<String> troubles) {
        QueueTrouble trouble = seen.queue().trouble();
        if (!seen.database().takesWrites()) {
            troubles.add(seen.database().cause());
        }
        if (trouble.overflowing()) {
            troubles.add("Redis is away"
                    + trouble.cause().map(cause -> " (" + cause + ")").orElse("") + ": the overflow takes what comes");
        }
        if (trouble.sinceLoss().filter(since -> since.compareTo(ALARM) < 0).isPresent()) {
            troubles.add("Redis has forgotten acknowledged events within the last hour");
        }
        seen.refused()
                .filter(refused -> !refused.most())
                .ifPresent(refused -> troubles.add("some webhooks were refused: " + refused.reason()));
        if (seen.idles()) {
            troubles.add("the worker does not run");
        }
    }
}
