package com.clariva.connect.app.tour;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a step expects: now, or soon. */
final class Expect {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Expect() {}

    /** @throws Unexpected unless {@code seen} is {@code expected} */
    static void same(String what, Object expected, Object seen) {
        that(expected.equals(seen), what + " " + expected, String.valueOf(seen));
    }

    /** @throws Unexpected unless it holds */
    static void that(boolean holds, String expected, String seen) {
        if (!holds) {
            throw new Unexpected(expected, seen);
        }
    }

    /**
     * Looks again and again until what is seen is good.
     *
     * @throws Unexpected with what was seen last, if that takes longer than ten seconds
     */
    static <T> T soon(String expected, Supplier<T> look, Predicate<T> good) {
        long start = System.nanoTime();
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.nanoTime() - start > SOON.toNanos()) {
                throw new Unexpected(expected + " within " + SOON.toSeconds() + " s", String.valueOf(seen));
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Unexpected("time enough", "an interruption");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS.toMillis()));
    }
}
