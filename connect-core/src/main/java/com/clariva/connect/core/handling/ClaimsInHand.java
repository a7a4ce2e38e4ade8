package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims of a worker, from the taking of each until the queue has answered to its settling. Their leases are
 * renewed meanwhile, and a queue that gives no answer is asked again: what was handled stays handled.
 */
final class ClaimsInHand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventQueue queue;
    private final SettleClaim settleClaim;
    private final HandlingReport report;
    private final Duration lease;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = WorkerThreads.timer();

    ClaimsInHand(EventQueue queue, SettleClaim settleClaim, HandlingReport report, Duration lease) {
        this.queue = requireNonNull(queue, "queue is null");
        this.settleClaim = requireNonNull(settleClaim, "settleClaim is null");
        this.report = requireNonNull(report, "report is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    void start() {
        long third = Math.max(1, lease.toMillis() / 3);
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    int count() {
        return held.size();
    }

    /** @param asked when the queue was asked for it, by {@link System#nanoTime}; its lease began then or later */
    void take(Claim claim, long asked) {
        held.put(claim.lease(), new Held(claim, asked + lease.toNanos()));
    }

    /** Whether nobody else can have it yet, as far as we know. */
    boolean isOurs(Claim claim) {
        Held current = held.get(claim.lease());
        return current != null && System.nanoTime() - current.ends < 0;
    }

    /** One whose lease has ended: it is somebody else's now. */
    void drop(Claim claim) {
        held.remove(claim.lease());
        LOG.atWarn().addKeyValue("eventId", claim.event().id()).log("Lease ended before the handler began");
    }

    void settle(Taken taken, Handling handling) {
        end(taken.claim(), () -> settleClaim.settle(taken, handling));
    }

    /** One whose handler has not begun. */
    void giveBack(Claim claim) {
        end(claim, () -> settleClaim.giveBack(claim));
    }

    /** Waits until the queue has answered to all that is being settled, up to {@code length}. */
    void awaitAnswers(Duration length) {
        WorkerThreads.awaitAll(List.copyOf(ending.values()), length);
    }

    /** Renews no more, and asks no more. What is held is left to its lease. */
    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void end(Claim claim, Supplier<CompletionStage<Void>> settling) {
        CompletableFuture<Void> answer = ending.computeIfAbsent(claim.lease(), lease -> new CompletableFuture<>());
        asked(settling).whenComplete((settled, failure) -> {
            if (failure == null) {
                held.remove(claim.lease());
                ending.remove(claim.lease());
                answer.complete(null);
            } else {
                report.notSettled(claim, failure);
                again(() -> end(claim, settling));
            }
        });
    }

    private static CompletionStage<Void> asked(Supplier<CompletionStage<Void>> settling) {
        try {
            return settling.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void again(Runnable work) {
        try {
            ScheduledFuture<?> unused = timer.schedule(work, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.atDebug().log("Not settled before the end");
        }
    }

    private void renew() {
        try {
            if (!held.isEmpty()) {
                renew(held.values().stream().map(Held::claim).toList());
            }
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", said(e)).log("Leases not renewed, will be tried again");
        }
    }

    private void renew(List<Claim> claims) {
        long asked = System.nanoTime();
        Set<EventId> renewed = queue.renew(claims, lease);
        for (Claim claim : claims) {
            long ends = renewed.contains(claim.event().id()) ? asked + lease.toNanos() : asked;
            held.computeIfPresent(claim.lease(), (name, before) -> new Held(claim, ends));
        }
    }

    /**
     * One of them.
     *
     * @param ends until when it is ours for sure, by {@link System#nanoTime}
     */
    private record Held(Claim claim, long ends) {}

    /** What may be said of a failure: our own words, or the name of another's. */
    static String said(Throwable e) {
        return e instanceof ConnectException known
                ? String.valueOf(known.getMessage())
                : e.getClass().getName();
    }
}
