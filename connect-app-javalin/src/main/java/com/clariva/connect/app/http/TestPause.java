package com.clariva.connect.app.http;

import com.clariva.connect.core.event.DoctorId;
import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Instagram allows an account only so many calls, so a doctor tests once in ten seconds on each instance. */
final class TestPause {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOCTORS = 10_000;

    private final Cache<DoctorId, Boolean> lately;

    TestPause(InstantSource clock) {
        this.lately = CacheBuilder.newBuilder()
                .maximumSize(MOST_DOCTORS)
                .expireAfterWrite(PAUSE)
                .ticker(new Ticker() {
                    @Override
                    public long read() {
                        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
                    }
                })
                .build();
    }

    boolean lets(DoctorId doctor) {
        return lately.asMap().putIfAbsent(doctor, true) == null;
    }
}
