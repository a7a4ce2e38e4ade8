package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Work that many want to have done at the same time. One does it, and no other waits on a thread of its own. */
final class OneForAll {
    private final Executor executor;
    private final AtomicReference<CompletableFuture<Void>> running = new AtomicReference<>();

    OneForAll(Executor executor) {
        this.executor = requireNonNull(executor, "executor is null");
    }

    /** Ends with {@code work}, or with that which was under way. */
    CompletableFuture<Void> done(Runnable work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other.copy();
        }
        CompletableFuture<Void> unused = CompletableFuture.runAsync(work, executor)
                .whenComplete((done, failure) -> {
                    running.set(null);
                    if (failure == null) {
                        mine.complete(null);
                    } else {
                        mine.completeExceptionally(failure);
                    }
                });
        return mine.copy();
    }
}
