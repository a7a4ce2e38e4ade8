package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.replay.ReplayDeadLetter;
import com.clariva.connect.core.replay.ReplayOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays many dead letters one after the other, with a pause between them, so that a cause that was not mended after
 * all is seen before all of them have failed again, and a handler that just got up is not knocked over. One at a time;
 * what is left when it is stopped, or when the process ends, waits as before.
 */
public final class PacedReplay implements AutoCloseable {
    /** Between two replays. */
    public static final Duration PAUSE = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(PacedReplay.class);

    private final ReplayDeadLetter replayDeadLetter;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(PacedReplay::thread);
    private final Deque<EventId> left = new ArrayDeque<>();
    private Future<?> turns = CompletableFuture.completedFuture(true);
    private @Nullable Progress progress;

    PacedReplay(ReplayDeadLetter replayDeadLetter) {
        this.replayDeadLetter = requireNonNull(replayDeadLetter, "replayDeadLetter is null");
    }

    /** Begins with {@code letters}. False if others are under way. */
    synchronized boolean begin(Collection<EventId> letters) {
        if (!left.isEmpty()) {
            return false;
        }
        left.addAll(letters);
        progress = new Progress(letters.size(), 0, 0, letters.isEmpty() ? State.DONE : State.UNDERWAY);
        turns.cancel(false);
        turns = timer.scheduleWithFixedDelay(this::next, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
    }

    /** Those not yet replayed wait as before. */
    public synchronized void stop() {
        if (!left.isEmpty()) {
            end(State.STOPPED);
        }
    }

    /** How far the last one is; empty if there was none. */
    synchronized Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void next() {
        first().ifPresent(this::replay);
    }

    private synchronized Optional<EventId> first() {
        if (left.isEmpty()) {
            turns.cancel(false);
        }
        return Optional.ofNullable(left.peek());
    }

    private void replay(EventId letter) {
        try {
            ReplayOutcome outcome = replayDeadLetter.replay(letter);
            count(letter, outcome == ReplayOutcome.REPLAYED);
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Replay interrupted");
            fail();
        } catch (RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("Replay failed");
            fail();
        }
    }

    private synchronized void count(EventId letter, boolean replayed) {
        if (progress != null && left.remove(letter)) {
            progress = progress.plus(replayed, left.isEmpty() ? State.DONE : State.UNDERWAY);
        }
    }

    private synchronized void fail() {
        end(State.FAILED);
    }

    private void end(State state) {
        left.clear();
        if (progress != null) {
            progress = new Progress(progress.all, progress.replayed, progress.refused, state);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-paced-replay");
        thread.setDaemon(true);
        return thread;
    }

    /** Where a replay of many is. */
    enum State {
        UNDERWAY,
        DONE,
        /** By an operator. */
        STOPPED,
        /** A store gave no answer. */
        FAILED
    }

    /**
     * How far it is.
     *
     * @param refused those that nobody can read still, or of which nothing is left
     */
    record Progress(int all, int replayed, int refused, State state) {
        Progress plus(boolean success, State next) {
            return new Progress(all, replayed + (success ? 1 : 0), refused + (success ? 0 : 1), next);
        }
    }
}
