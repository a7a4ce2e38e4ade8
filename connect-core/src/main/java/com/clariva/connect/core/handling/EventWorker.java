package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims events and brings them to the handler: in parallel across conversations, one at a time within
 * one. Leases are renewed while handlers run.
 *
 * <h2>Stopping</h2>
 *
 * <ul>
 *   <li>Nothing is claimed any more. What was claimed and not begun is given back at once, uncounted, so
 *       that another instance goes on with it.
 *   <li>Running handlers are waited for up to the grace; then they are interrupted. What an interrupted
 *       handler leaves undone is given back, uncounted, when the handler has ended.
 *   <li>The claim of a handler that goes on after the interrupt is <em>not</em> given back: nobody may
 *       have the next event of the conversation while it runs. It is left to its lease.
 *   <li>What was handled stays handled: a queue that does not answer to the settling is asked again, for
 *       a few seconds.
 * </ul>
 */
public final class EventWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
    private static final Handling STOPPED = new Handling.NotNow(Duration.ZERO, "this instance stops");

    private final EventQueue queue;
    private final HandleEvent handleEvent;
    private final HandlingReport report;
    private final WorkerSettings settings;
    private final Pace pace;
    private final ClaimsInHand inHand;
    private final UncountedErrors errors = new UncountedErrors();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ThreadPoolExecutor handlers;
    private final Thread claimer;
    private volatile long graceEnds;
    private volatile boolean interrupted;
    private boolean closed;

    public EventWorker(
            EventQueue queue,
            HandleEvent handleEvent,
            SettleClaim settleClaim,
            HandlingReport report,
            WorkerSettings settings) {
        this.queue = requireNonNull(queue, "queue is null");
        this.handleEvent = requireNonNull(handleEvent, "handleEvent is null");
        this.report = requireNonNull(report, "report is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.inHand = new ClaimsInHand(queue, settleClaim, report, settings.lease());
        this.pace = new Pace(settings.concurrency());
        this.handlers = WorkerThreads.handlers(settings.concurrency());
        this.claimer = new Thread(this::claimUntilStopped, "connect-claimer");
    }

    /** Begins to claim. Called once. */
    public void start() {
        inHand.start();
        claimer.start();
        LOG.atInfo().addKeyValue("concurrency", settings.concurrency()).log("Worker started");
    }

    /** Whether events are being claimed. */
    public boolean isRunning() {
        return claimer.isAlive() && stopping.getCount() > 0;
    }

    /** How many claims are held at this moment. */
    public int inFlight() {
        return inHand.count();
    }

    /** Claims no more; handlers go on. The grace begins. May be repeated. */
    public synchronized void stopClaiming() {
        if (stopping.getCount() > 0) {
            graceEnds = System.nanoTime() + settings.grace().toNanos();
            stopping.countDown();
            giveBackWaiting();
        }
    }

    private void giveBackWaiting() {
        List<Runnable> notBegun = new ArrayList<>();
        handlers.getQueue().drainTo(notBegun);
        notBegun.forEach(waiting -> ((Waiting) waiting).giveBack());
    }

    /** Stops, as described above; returns when that is done. May be repeated. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopClaiming();
        WorkerThreads.join(claimer, LAST_ANSWERS);
        giveBackWaiting();
        handlers.shutdown();
        if (!WorkerThreads.await(handlers, left())) {
            interrupted = true;
            handlers.shutdownNow();
            boolean unused = WorkerThreads.await(handlers, PAUSE);
        }
        inHand.awaitAnswers(LAST_ANSWERS);
        inHand.close();
        LOG.atInfo().addKeyValue("leftToTheirLeases", inHand.count()).log("Worker stopped");
    }

    /** Of the grace. */
    private Duration left() {
        return Duration.ofNanos(Math.max(1, graceEnds - System.nanoTime()));
    }

    private void claimUntilStopped() {
        while (stopping.getCount() > 0) {
            try {
                claimOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it is, a worker that stays away would help nobody.
                LOG.atWarn().addKeyValue("cause", ClaimsInHand.said(e)).log("No events claimed, will be tried again");
                WorkerThreads.pause(stopping, PAUSE);
            }
        }
    }

    private void claimOnce() throws InterruptedException {
        int room = pace.awaitRoom(WAIT);
        if (room == 0 || stopping.getCount() == 0) {
            return;
        }
        long asked = System.nanoTime();
        List<Claim> claims = queue.claim(room, settings.lease(), WAIT);
        pace.taken(claims.size());
        claims.forEach(claim -> inHand.take(claim, asked));
        prepared(claims).forEach(this::handOn);
    }

    /** Claims that nobody handles would be held for ever. */
    private List<Waiting> prepared(List<Claim> claims) {
        try {
            List<Taken> several = claims.stream().map(handleEvent::read).toList();
            AskedAhead ahead = handleEvent.askFor(several);
            return several.stream().map(taken -> new Waiting(taken, ahead)).toList();
        } catch (RuntimeException | Error e) {
            claims.forEach(this::giveBack);
            throw e;
        }
    }

    private void giveBack(Claim claim) {
        pace.over();
        inHand.giveBack(claim);
    }

    private void handOn(Waiting waiting) {
        if (stopping.getCount() > 0) {
            handlers.execute(waiting);
        } else {
            waiting.giveBack();
        }
    }

    /** A claim whose handler has not begun. */
    private final class Waiting implements Runnable {
        private final Taken taken;
        private final AskedAhead ahead;

        Waiting(Taken taken, AskedAhead ahead) {
            this.taken = taken;
            this.ahead = ahead;
        }

        @Override
        public void run() {
            if (stopping.getCount() == 0) {
                giveBack();
            } else if (inHand.isOurs(taken.claim())) {
                handle(taken, ahead);
            } else {
                pace.over();
                inHand.drop(taken.claim());
            }
        }

        void giveBack() {
            EventWorker.this.giveBack(taken.claim());
        }
    }

    private void handle(Taken taken, AskedAhead ahead) {
        long started = System.nanoTime();
        try {
            Handling handling = handleEvent.handle(taken, ahead);
            report.ran(Duration.ofNanos(System.nanoTime() - started));
            errors.forget(taken.claim().event().id());
            settle(taken, handling);
        } catch (RuntimeException | Error e) {
            LOG.atError()
                    .addKeyValue("eventId", taken.known().event().id())
                    .setCause(Wordless.of(e))
                    .log("Event could not be brought to its handler");
            settle(
                    taken,
                    errors.excuses(taken.claim().event().id())
                            ? new Handling.NotNow(PAUSE, ClaimsInHand.said(e))
                            : new Handling.Failed(Optional.empty(), e));
        } finally {
            pace.handled(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void settle(Taken taken, Handling handling) {
        // The interrupt was for the handler; what remains is done in peace.
        boolean unused = Thread.interrupted();
        inHand.settle(taken, interrupted ? excused(handling) : handling);
    }

    /** What fails because it was interrupted is not the handler's own failure. */
    private static Handling excused(Handling handling) {
        return handling.match(
                handled -> handled, nobody -> nobody, failed -> STOPPED, notNow -> STOPPED, unreadable -> unreadable);
    }
}
