package com.clariva.connect.app.process;

import com.clariva.connect.core.log.Wordless;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
     * with {@link ExitCode#FAILURE} if closing failed. A request that comes while it starts interrupts the start.
     * Does not return; what starting throws is thrown.
     */
    public static void from(Supplier<? extends AutoCloseable> start) {
        CompletableFuture<AutoCloseable> running = new CompletableFuture<>();
        Thread starting = Thread.currentThread();
        // The JVM would end with 143 after SIGTERM. Only halting in the hook says that all went well.
        Thread stop = new Thread(() -> Runtime.getRuntime().halt(close(running, starting)), "stop");
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

    private static int close(CompletableFuture<AutoCloseable> running, Thread starting) {
        if (!running.isDone()) {
            starting.interrupt();
        }
        try {
            running.join().close();
            return ExitCode.OK;
        } catch (CompletionException notStarted) {
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
