package com.clariva.connect.app.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that may not answer. Nobody waits longer than a second, the last look serves for
 * a while, and while one look hangs no second one is begun.
 */
public final class BoundedLook<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Duration fresh;
    private @Nullable CompletableFuture<Optional<T>> last;
    private long begunAt;

    BoundedLook(Supplier<T> source, Executor executor, LongSupplier nanos) {
        this(source, executor, nanos, FRESH);
    }

    /** As the other, but the last look serves as long as it is {@code fresh}. */
    public BoundedLook(Supplier<T> source, Executor executor, LongSupplier nanos, Duration fresh) {
        this.source = source;
        this.executor = executor;
        this.nanos = nanos;
        this.fresh = fresh;
    }

    /** What is seen, or empty if it gave no answer in time. */
    public CompletableFuture<Optional<T>> look() {
        return begun().copy().completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Optional<T>> begun() {
        CompletableFuture<Optional<T>> current = last;
        if (current == null || (current.isDone() && nanos.getAsLong() - begunAt > fresh.toNanos())) {
            begunAt = nanos.getAsLong();
            current = CompletableFuture.supplyAsync(() -> Optional.of(source.get()), executor)
                    .exceptionally(failure -> Optional.empty());
            last = current;
        }
        return current;
    }
}
