package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.StoreFailure;
import java.io.Serial;

/** What went wrong at Redis. The texts of Redis and of its client may quote values and addresses, so they end here. */
final class RedisFailure extends RuntimeException implements StoreFailure {
    @Serial
    private static final long serialVersionUID = 1L;

    private RedisFailure(RedisProblem problem, Throwable failure) {
        super(problem.reason());
        setStackTrace(failure.getStackTrace());
    }

    static RedisFailure of(Throwable failure) {
        return failure instanceof RedisFailure known ? known : new RedisFailure(RedisProblem.of(failure), failure);
    }

    @Override
    public String reason() {
        return String.valueOf(getMessage());
    }
}
