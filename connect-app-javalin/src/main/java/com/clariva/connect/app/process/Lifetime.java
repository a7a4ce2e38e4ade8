package com.clariva.connect.app.process;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the process until it is asked to stop (SIGTERM or Ctrl-C), and then lets it go gracefully. */
public final class Lifetime {
    private static final Logger log = LoggerFactory.getLogger(Lifetime.class);

    private Lifetime() {}

    /**
     * Waits for the request to stop, closes {@code running}, and ends the process with {@link ExitCode#OK}, or with
     * {@link ExitCode#FAILURE} if closing failed. Does not return.
     */
    public static void of(AutoCloseable running) {
        // The JVM would end with 143 after SIGTERM. Only halting in the hook says that all went well.
        Thread stop = new Thread(() -> Runtime.getRuntime().halt(close(running)), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        waitForever();
    }

    private static int close(AutoCloseable running) {
        try {
            running.close();
            return ExitCode.OK;
        } catch (Exception failure) {
            log.error("Stopping failed", failure);
            return ExitCode.FAILURE;
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
