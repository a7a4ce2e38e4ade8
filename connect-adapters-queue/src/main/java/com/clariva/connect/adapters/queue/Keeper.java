package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps lines open. A broken one is opened again within a second of Redis being back; one that is open
 * but silent, as after a cut cable, is given up and opened anew.
 */
final class Keeper implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(250);
    private static final Duration OPENING = Duration.ofSeconds(1);
    /** The first time classes are loaded, and what is wrong with the configuration should be known. */
    private static final Duration FIRST_OPENING = Duration.ofSeconds(4);

    private static final int ROUNDS_PER_BEAT = 4;

    private final List<Line> lines;
    private final Report report;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "connect-redis-keeper");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Pulse> pulses;
    private volatile Runnable everySecond = () -> {};
    private volatile boolean late;
    private int round;

    /** What becomes known of the lines. */
    interface Report {
        void connected();

        /** Says whether Redis may be there and only late. */
        boolean disconnected(Throwable cause);
    }

    Keeper(List<Line> lines, Report report) {
        this.lines = List.copyOf(lines);
        this.pulses = lines.stream().map(Pulse::new).toList();
        this.report = requireNonNull(report, "report is null");
    }

    /** Opens the lines, if that is quickly done, and goes on looking after them. */
    void start(Runnable work) {
        everySecond = work;
        long begun = System.nanoTime();
        do {
            keep(FIRST_OPENING);
        } while (late && System.nanoTime() - begun < FIRST_OPENING.toNanos());
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> keep(OPENING), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void keep(Duration opening) {
        late = false;
        try {
            round++;
            if (round % ROUNDS_PER_BEAT == 0) {
                pulses.forEach(Pulse::beat);
                everySecond.run();
            }
            reopen(lines.stream().filter(line -> !line.isOpen()).toList(), opening);
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            late = report.disconnected(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reopen(List<Line> broken, Duration opening)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (Line line : broken) {
            await(line.open(), opening);
        }
        if (!broken.isEmpty()) {
            everySecond.run();
            report.connected();
        }
    }

    private static void await(CompletionStage<?> stage, Duration longest)
            throws InterruptedException, ExecutionException, TimeoutException {
        stage.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
