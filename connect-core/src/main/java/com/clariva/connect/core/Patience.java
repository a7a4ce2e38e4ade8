package com.clariva.connect.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for an answer, but not for ever. {@link CompletableFuture#completeOnTimeout} and {@code orTimeout} would do;
 * on Java 25 they wake a thread for each.
 */
public final class Patience {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration length;

    public Patience(Duration length) {
        this.length = requireNonNull(length, "length is null");
    }

    /** What {@code source} answers. If that does not come in time, {@code otherwise} answers; the source goes on alone. */
    public <T> CompletableFuture<T> waitFor(CompletionStage<T> source, Consumer<CompletableFuture<T>> otherwise) {
        CompletableFuture<T> answer = source.toCompletableFuture().copy();
        if (answer.isDone()) {
            return answer;
        }
        Future<?> end = TIMER.schedule(() -> otherwise.accept(answer), length.toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((value, failure) -> end.cancel(false));
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "connect-patience");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
