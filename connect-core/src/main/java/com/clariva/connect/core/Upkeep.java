package com.clariva.connect.core;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small work that comes round. What fails is tried again at its next turn. */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long OFTEN_MILLIS = 200;
    private static final long SECOND_MILLIS = 1_000;
    private static final long TEN_SECONDS_MILLIS = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final ScheduledExecutorService often = Executors.newSingleThreadScheduledExecutor(Upkeep::thread);
    private final ScheduledExecutorService secondly = Executors.newSingleThreadScheduledExecutor(Upkeep::thread);
    private final ScheduledExecutorService heartbeats = Executors.newSingleThreadScheduledExecutor(Upkeep::thread);
    private final ScheduledExecutorService minutely = Executors.newSingleThreadScheduledExecutor(Upkeep::thread);

    /** Five times a second: what must not wait for anything but the store. */
    void often(Runnable work) {
        ScheduledFuture<?> unused =
                often.scheduleWithFixedDelay(guarded(work), OFTEN_MILLIS, OFTEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Once a minute, on the same thread: what must not come late because Instagram is slow. */
    void everyMinuteInTime(Runnable work) {
        ScheduledFuture<?> unused =
                often.scheduleWithFixedDelay(guarded(work), MINUTE_MILLIS, MINUTE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Once a second, on a thread of its own: what waits for Instagram and should not wait for anything else. */
    void everySecond(Runnable work) {
        ScheduledFuture<?> unused =
                secondly.scheduleWithFixedDelay(guarded(work), SECOND_MILLIS, SECOND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Every ten seconds, the first time at once, on a thread of its own: what must not come late. */
    void fromNowOnEveryTenSeconds(Runnable work) {
        ScheduledFuture<?> unused =
                heartbeats.scheduleWithFixedDelay(guarded(work), 0, TEN_SECONDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Once a minute, on another thread: what may wait for Instagram. */
    void everyMinute(Runnable work) {
        ScheduledFuture<?> unused =
                minutely.scheduleWithFixedDelay(guarded(work), MINUTE_MILLIS, MINUTE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As the other, and the first time at once. */
    void fromNowOnEveryMinute(Runnable work) {
        ScheduledFuture<?> unused =
                minutely.scheduleWithFixedDelay(guarded(work), 0, MINUTE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        often.shutdownNow();
        secondly.shutdownNow();
        heartbeats.shutdownNow();
        minutely.shutdownNow();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("cause", e.getClass().getName()).log("Upkeep failed, will be tried again");
            }
        };
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connect-upkeep");
        thread.setDaemon(true);
        return thread;
    }
}
