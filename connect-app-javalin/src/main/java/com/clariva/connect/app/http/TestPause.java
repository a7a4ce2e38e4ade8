package com.clariva.connect.app.http;

import com.clariva.connect.core.event.DoctorId;
import com.google.common.cache.Cache;
import java.time.Duration;
import java.time.InstantSource;

/** Instagram allows an account only so many calls, so a doctor tests once in ten seconds on each instance. */
final class TestPause {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Cache<DoctorId, Boolean> lately;

    TestPause(InstantSource clock) {
        this.lately = ShortMemory.of(PAUSE, clock);
    }

    boolean lets(DoctorId doctor) {
        return lately.asMap().putIfAbsent(doctor, true) == null;
    }
}
