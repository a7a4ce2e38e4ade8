package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims events and brings them to the handler: in parallel across conversations, one at a time within
 * one. Leases are renewed while handlers run.
 */
public final class EventWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventQueue queue;
    private final HandleEvent handleEvent;
    private final SettleClaim settleClaim;
    private final HandlingReport report;
    private final WorkerSettings settings;
    private final Semaphore free;
    private final Map<String, Claim> held = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService handlers;
    private final ScheduledExecutorService timer = WorkerThreads.timer();
    private final Thread claimer;

    public EventWorker(
            EventQueue queue,
            HandleEvent handleEvent,
            SettleClaim settleClaim,
            HandlingReport report,
            WorkerSettings settings) {
        this.queue = requireNonNull(queue, "queue is null");
        this.handleEvent = requireNonNull(handleEvent, "handleEvent is null");
        this.settleClaim = requireNonNull(settleClaim, "settleClaim is null");
        this.report = requireNonNull(report, "report is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.free = new Semaphore(settings.concurrency());
        this.handlers = Executors.newCachedThreadPool(WorkerThreads.handlers());
        this.claimer = new Thread(this::claimUntilStopped, "connect-claimer");
    }

    /** Begins to claim. Called once. */
    public void start() {
        long third = Math.max(1, settings.lease().toMillis() / 3);
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
        claimer.start();
        LOG.atInfo().addKeyValue("concurrency", settings.concurrency()).log("Worker started");
    }

    /** Whether events are being claimed. */
    public boolean isRunning() {
        return claimer.isAlive() && stopping.getCount() > 0;
    }

    /** How many claims are held at this moment. */
    public int inFlight() {
        return held.size();
    }

    /**
     * Stops claiming, waits for running handlers up to the grace, and gives back what is left, so that
     * another instance goes on at once. May be repeated.
     */
    @Override
    public void close() {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        WorkerThreads.join(claimer);
        handlers.shutdown();
        WorkerThreads.await(handlers, settings.grace());
        handlers.shutdownNow();
        WorkerThreads.awaitAll(held.values().stream().map(settleClaim::giveBack).toList(), PAUSE);
        timer.shutdownNow();
        LOG.atInfo().addKeyValue("givenBack", held.size()).log("Worker stopped");
    }

    private void claimUntilStopped() {
        while (stopping.getCount() > 0) {
            try {
                claimOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("cause", said(e)).log("No events claimed, will be tried again");
                WorkerThreads.pause(stopping, PAUSE);
            }
        }
    }

    private void claimOnce() throws InterruptedException {
        if (!free.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        int unused = 1 + free.drainPermits();
        try {
            List<Claim> claims = queue.claim(unused, settings.lease(), WAIT);
            unused -= claims.size();
            claims.forEach(this::begin);
        } finally {
            free.release(unused);
        }
    }

    private void begin(Claim claim) {
        held.put(claim.lease(), claim);
        if (stopping.getCount() > 0) {
            handlers.execute(() -> handle(claim));
        } else {
            free.release();
            answered(claim, settleClaim.giveBack(claim), () -> {});
        }
    }

    private void handle(Claim claim) {
        long started = System.nanoTime();
        try {
            Taken taken = handleEvent.read(claim);
            Handling handling = handleEvent.handle(taken);
            report.ran(Duration.ofNanos(System.nanoTime() - started));
            settle(taken, handling);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("eventId", claim.event().id())
                    .setCause(e)
                    .log("Event could not be brought to its handler");
            settle(Taken.unread(claim), new Handling.NotNow(PAUSE, said(e)));
        } finally {
            free.release();
        }
    }

    /** A store that gives no answer is asked again while the claim is held: what was handled stays handled. */
    private void settle(Taken taken, Handling handling) {
        answered(taken.claim(), settleClaim.settle(taken, handling), () -> again(() -> settle(taken, handling)));
    }

    private void answered(Claim claim, CompletionStage<Void> settling, Runnable otherwise) {
        settling.whenComplete((settled, failure) -> {
            if (failure == null) {
                held.remove(claim.lease());
            } else {
                report.notSettled(claim, failure);
                otherwise.run();
            }
        });
    }

    private void again(Runnable work) {
        if (stopping.getCount() > 0) {
            ScheduledFuture<?> unused = timer.schedule(work, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void renew() {
        try {
            if (!held.isEmpty()) {
                queue.renew(List.copyOf(held.values()), settings.lease());
            }
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", said(e)).log("Leases not renewed, will be tried again");
        }
    }

    private static String said(RuntimeException e) {
        return e instanceof ConnectException known
                ? String.valueOf(known.getMessage())
                : e.getClass().getName();
    }
}
