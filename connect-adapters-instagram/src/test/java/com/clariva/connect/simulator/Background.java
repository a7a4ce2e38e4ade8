package com.clariva.connect.simulator;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work done after an answer has left, such as echoes. */
final class Background implements AutoCloseable {
    private static final Duration SHORTLY = Duration.ofMillis(50);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulated-instagram");
        thread.setDaemon(true);
        return thread;
    });
    private final Object quiet = new Object();
    private int pending;

    void shortly(Runnable work) {
        synchronized (quiet) {
            pending++;
        }
        executor.schedule(() -> run(work), SHORTLY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether everything begun was finished in time. */
    boolean awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (quiet) {
            while (pending > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                quiet.wait(left);
            }
            return true;
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            synchronized (quiet) {
                pending--;
                quiet.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
