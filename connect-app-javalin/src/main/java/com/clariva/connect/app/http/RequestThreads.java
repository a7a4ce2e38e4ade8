package com.clariva.connect.app.http;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The threads that requests are handled on.
 *
 * <p>A webhook is answered by the thread that heard from the store. Looking whether its connection has brought the next
 * request waits for nobody ({@link WebhookDoor}), so that thread looks by itself: to wake another one would cost more.
 */
final class RequestThreads extends QueuedThreadPool {
    private static final int MOST = 250;
    private static final int FEWEST = 8;
    private static final int IDLE_MILLIS = 60_000;

    RequestThreads() {
        super(MOST, FEWEST, IDLE_MILLIS);
        setName("connect-request");
    }

    @Override
    public void execute(Runnable job) {
        if (job instanceof Connection && !isOurs(Thread.currentThread())) {
            job.run();
        } else {
            super.execute(job);
        }
    }

    /** They go from one request to the next by themselves. */
    private boolean isOurs(Thread thread) {
        return thread.getName().startsWith(getName());
    }
}
