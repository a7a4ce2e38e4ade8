package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the queue does on its own, now and then: counting itself, forgetting old ids. */
final class QueueUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueUpkeep.class);
    private static final int BATCH = 5_000;
    private static final long COUNT_SECONDS = 1;
    private static final long FORGET_SECONDS = 60;

    /** Counting takes no more than this part of the time, however deep the queue is. */
    private static final int REST_AFTER_COUNT = 50;

    private static final String FORGET = """
            delete from queue_seen where event_id in (
              select event_id from queue_seen
              where seen_at <= statement_timestamp() - :window * interval '1 millisecond'
              order by seen_at limit :batch for update skip locked)
            """;

    private final QueueTransactions transactions;
    private final QueueFigures figures;
    private final DepthEstimate depth;
    private final Duration dedupeWindow;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(QueueUpkeep::daemon);
    private long restUntil = System.nanoTime();

    QueueUpkeep(QueueTransactions transactions, QueueFigures figures, DepthEstimate depth, Duration dedupeWindow) {
        this.transactions = transactions;
        this.figures = figures;
        this.depth = depth;
        this.dedupeWindow = dedupeWindow;
    }

    void start() {
        every(COUNT_SECONDS, 0, this::count);
        every(FORGET_SECONDS, FORGET_SECONDS, this::forget);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Forgets the ids whose window has ended, a batch at a time. */
    void forget() {
        int forgotten = BATCH;
        while (forgotten == BATCH && !timer.isShutdown()) {
            forgotten = transactions.writeUnhurried(
                    "forget old event ids",
                    handle -> handle.createUpdate(FORGET)
                            .bind("window", dedupeWindow.toMillis())
                            .bind("batch", BATCH)
                            .execute());
        }
    }

    private void count() {
        long begun = System.nanoTime();
        if (begun - restUntil >= 0) {
            depth.refresh(figures::count);
            long ended = System.nanoTime();
            restUntil = ended + (ended - begun) * REST_AFTER_COUNT;
        }
    }

    private void every(long seconds, long first, Runnable work) {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(() -> attempt(work), first, seconds, TimeUnit.SECONDS);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (ConnectException.StorageUnavailable e) {
            LOG.atDebug().setCause(Wordless.of(e)).log("Queue upkeep will be tried again");
        } catch (RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("Queue upkeep failed");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "connect-queue-upkeep");
        thread.setDaemon(true);
        return thread;
    }
}
