package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** For those methods of the queue that block: the answer, or what went wrong. */
final class Waiting {
    /** Every command ends by itself well before. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Waiting() {}

    static <T> T forAnswer(String operation, CompletionStage<T> stage) {
        try {
            // An interrupt does not end the waiting: what the answer gives would be lost until its lease ends.
            return stage.toCompletableFuture()
                    .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConnectException known) {
                throw known;
            }
            throw new ConnectException.StorageUnavailable(operation, e.getCause());
        }
    }
}
