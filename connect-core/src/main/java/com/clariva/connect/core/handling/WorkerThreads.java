package com.clariva.connect.core.handling;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads of a worker, and waiting for them. */
final class WorkerThreads {
    private WorkerThreads() {}

    /** So many threads, and whatever is more waits for one. */
    static ThreadPoolExecutor handlers(int count) {
        int threads = Math.max(1, count);
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), handlerThreads());
    }

    /** Virtual threads where the runtime has them (Java 21 and later), platform threads elsewhere. */
    private static ThreadFactory handlerThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException olderRuntime) {
            return named("connect-handler");
        }
    }

    static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(named("connect-leases"));
    }

    static void pause(CountDownLatch stopping, Duration length) {
        try {
            boolean stopped = stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
            assert stopped || stopping.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until {@code thread} ends, up to {@code length}. */
    static void join(Thread thread, Duration length) {
        try {
            thread.join(Math.max(1, length.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all of the executor's work ended within {@code grace}. */
    static boolean await(ExecutorService executor, Duration grace) {
        try {
            return executor.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the stages, up to {@code length} in all. What fails or lasts longer is left. */
    static void awaitAll(Collection<? extends CompletionStage<Void>> stages, Duration length) {
        CompletableFuture<?>[] futures =
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(futures).get(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException left) {
            // Their leases end by themselves.
            return;
        }
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
