package com.clariva.connect.app.process;

import com.clariva.connect.core.log.Wordless;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the process until it is asked to stop (SIGTERM or Ctrl-C), and then lets it go gracefully. */
public final class Lifetime {
    private static final Logger log = LoggerFactory.getLogger(Lifetime.class);

    private Lifetime() {}

    /**
     * Starts something, waits for the request to stop, closes it, and ends the process with {@link ExitCode#OK}, or
     * with {@link ExitCode#FAILURE} if closing failed. A request that comes while it starts is obeyed once it has
     * started. Does not return; what starting throws is thrown.
     */
    public static void from(Supplier<? extends AutoCloseable> start) {
        CompletableFuture<AutoCloseable> running = new CompletableFuture<>();
        // The JVM would end with 143 after SIGTERM. Only halting in the hook says that all went well.
        Thread stop = new Thread(() -> Runtime.getRuntime().halt(close(running)), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            running.complete(start.get());
        } catch (RuntimeException failure) {
            letFailureEnd(running, stop, failure);
            throw failure;
        }
        waitForever();
    }

    /** Like {@link #from}, for what runs already. */
    public static void of(AutoCloseable running) {
        from(() -> running);
    }

    private static int close(CompletableFuture<AutoCloseable> running) {
        try {
            running.join().close();
            return ExitCode.OK;
        } catch (Exception failure) {
            log.error("Stopping failed", Wordless.of(failure));
            return ExitCode.FAILURE;
        }
    }

    private static void letFailureEnd(CompletableFuture<AutoCloseable> running, Thread stop, RuntimeException failure) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException alreadyStopping) {
            running.completeExceptionally(failure);
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
