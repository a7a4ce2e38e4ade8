package com.clariva.connect.core.queue;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For callers who have nothing to do until the queue has answered. */
public final class Answered {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Answered() {}

    /**
     * What {@code stage} gives. Waits for it, for five seconds at most.
     *
     * @throws ConnectException what the stage failed with; {@link ConnectException.StorageUnavailable} if
     *     it gave no answer
     */
    public static <T> T by(CompletionStage<T> stage, String operation) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof ConnectException known
                    ? known
                    : new ConnectException.StorageUnavailable(operation, e.getCause());
        } catch (TimeoutException e) {
            throw new ConnectException.StorageUnavailable(operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException.StorageUnavailable(operation, e);
        }
    }
}
