package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For those methods of the queue that block: the answer, or what went wrong. */
final class Waiting {
    /** Every command ends by itself well before. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Waiting() {}

    static <T> T forAnswer(String operation, CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException.StorageUnavailable(operation, e);
        } catch (TimeoutException e) {
            throw new ConnectException.StorageUnavailable(operation, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException known) {
                throw known;
            }
            throw new ConnectException.StorageUnavailable(operation, e.getCause());
        }
    }
}
