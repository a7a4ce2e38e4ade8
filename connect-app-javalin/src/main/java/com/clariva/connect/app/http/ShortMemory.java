package com.clariva.connect.app.http;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Remembers something of each of some thousands, for a short time, on this instance. */
final class ShortMemory {
    private static final int MOST = 10_000;

    private ShortMemory() {}

    static <K, V> Cache<K, V> of(Duration time, InstantSource clock) {
        return CacheBuilder.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(time)
                .ticker(new Ticker() {
                    @Override
                    public long read() {
                        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
                    }
                })
                .build();
    }
}
