package com.clariva.connect.adapters.queue;

import java.io.Serial;

/**
 * The configuration can never work with this Redis, or this Redis never with us: the password is wrong, its certificate
 * is not trusted, or a command that is needed is not allowed. The message says what to do, without a value.
 */
public final class RedisRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    RedisRefusedException(String reason) {
        super(reason);
    }
}
