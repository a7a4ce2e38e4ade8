package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Request;

/** Calls that do the same when made twice, and are made again when Instagram stumbles. */
final class RepeatableCalls {
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final HttpCalls calls;

    RepeatableCalls(HttpCalls calls) {
        this.calls = requireNonNull(calls, "calls is null");
    }

    /**
     * A good answer, read.
     *
     * @throws ConnectException.InstagramUnavailable if there is none
     * @throws ConnectException.InstagramRefused if the answer is no, or too many calls were made
     */
    JsonNode call(Operation operation, Request request, Deadline deadline) {
        try {
            return Retry.of(operation.label(), patienceUntil(deadline))
                    .executeSupplier(() -> attempt(operation, request, deadline));
        } catch (Stumbled e) {
            throw afterLastAttempt(operation, e);
        }
    }

    private JsonNode attempt(Operation operation, Request request, Deadline deadline) {
        try {
            Answer answer = calls.call(operation, request, deadline);
            return answer.good().orElseThrow(() -> failure(operation, answer));
        } catch (IOException e) {
            throw Stumbled.over(e);
        }
    }

    private static ConnectException afterLastAttempt(Operation operation, Stumbled stumbled) {
        if (stumbled.getCause() instanceof ConnectException.InstagramRefused refused) {
            return refused.refusal() == Refusal.THROTTLED
                    ? refused
                    : ConnectException.InstagramUnavailable.after(refused.error(), refused);
        }
        return stumbled.getCause() instanceof ConnectException failure
                ? failure
                : new ConnectException.InstagramUnavailable(operation.label(), stumbled.getCause());
    }

    private static RuntimeException failure(Operation operation, Answer answer) {
        Optional<Refusal> why = answer.isThrottling()
                ? Optional.of(Refusal.THROTTLED)
                : answer.error().map(GraphError::refusal);
        return why.map(refusal -> answer.refused(operation, refusal))
                .<RuntimeException>map(refused -> refused.retryable() ? Stumbled.over(refused, answer) : refused)
                .orElseGet(() -> Stumbled.over(unreadable(operation, answer), answer));
    }

    private static ConnectException unreadable(Operation operation, Answer answer) {
        IOException cause = new IOException("an answer that cannot be used, with status " + answer.status());
        return ConnectException.InstagramUnavailable.after(answer.describe(operation), cause);
    }

    private static RetryConfig patienceUntil(Deadline deadline) {
        return RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .retryOnException(failure -> failure instanceof Stumbled stumbled
                        && deadline.leavesMoreThan(stumbled.pause().plusMillis(2 * FIRST_PAUSE_MILLIS)))
                .intervalBiFunction(RepeatableCalls::pauseMillis)
                .build();
    }

    private static long pauseMillis(int attempt, Either<Throwable, Object> ending) {
        long backoff = FIRST_PAUSE_MILLIS * attempt;
        long jittered = ThreadLocalRandom.current().nextLong(backoff / 2, backoff);
        return ending.getLeft() instanceof Stumbled stumbled
                ? Math.max(stumbled.pause().toMillis(), jittered)
                : jittered;
    }
}
