package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.secret.Secret;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;

/** Reads the address of a Redis. What is wrong with it is said without repeating it: it holds a password. */
final class RedisAddress {
    private static final List<String> SCHEMES = List.of("redis://", "rediss://", "redis-sentinel://");

    private RedisAddress() {}

    static RedisURI of(Secret url) {
        String text = url.reveal();
        if (SCHEMES.stream().noneMatch(text::startsWith)) {
            throw new IllegalArgumentException("a Redis URL begins with redis://, rediss:// or redis-sentinel://");
        }
        return parsed(text);
    }

    static void limit(RedisURI address, Duration timeLimit) {
        address.setTimeout(timeLimit);
        address.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeLimit));
    }

    @SuppressWarnings("UnusedException")
    private static RedisURI parsed(String text) {
        try {
            return RedisURI.create(text);
        } catch (IllegalArgumentException repeatsTheUrl) {
            throw new IllegalArgumentException("the Redis URL cannot be read");
        }
    }
}
