package com.clariva.connect.app.ops;

import com.clariva.connect.app.metrics.BoundedLook;
import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Something that may take long, hang, or fail. While it is looked at once more, what was seen before is shown. */
final class Kept<T> {
    private final BoundedLook<Optional<T>> look;
    private volatile Optional<T> last = Optional.empty();

    Kept(Supplier<T> source, Looking looking, Duration fresh) {
        this.look = new BoundedLook<>(() -> asked(source), looking.executor, looking.nanos, fresh);
    }

    /** Who looks, and by which clock. */
    record Looking(Executor executor, LongSupplier nanos) {}

    /** What is seen; empty if the store gave no answer, or has not yet. */
    CompletableFuture<Optional<T>> look() {
        return look.look().thenApply(seen -> {
            last = seen.orElse(last);
            return last;
        });
    }

    private static <T> Optional<T> asked(Supplier<T> source) {
        try {
            return Optional.of(source.get());
        } catch (ConnectException away) {
            return Optional.empty();
        }
    }
}
