package com.clariva.connect.app.tour;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the thread that made it clean up when the process is told to end, before the process does. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean happened;
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption() {}

    /** From here on, the end of the process interrupts this thread and waits for {@link #close}. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process has been told to end. */
    boolean happened() {
        return happened;
    }

    /** Forgets that the thread was interrupted, so that it can clean up in peace. */
    void calm() {
        boolean unused = Thread.interrupted();
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessEnds) {
            // The hook has already been told.
        }
    }

    private void interrupt() {
        happened = true;
        worker.interrupt();
        try {
            boolean unused = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
