package com.clariva.connect.adapters.instagram.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When the last calls of one lane were made. In no second, wherever it begins, are there more than allowed. */
final class LastCalls {
    private static final long A_SECOND = Duration.ofSeconds(1).toMillis();
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] millis;
    private int next;

    LastCalls(int callsPerSecond) {
        this.millis = new long[callsPerSecond];
        Arrays.fill(millis, NEVER);
    }

    /** Empty if one more call is in order, or when it will be. */
    Optional<Instant> earliest(int allowed, Instant now) {
        long before = millis[Math.floorMod(next - allowed, millis.length)];
        return before == NEVER || before + A_SECOND <= now.toEpochMilli()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(before + A_SECOND));
    }

    void note(Instant now) {
        millis[next] = now.toEpochMilli();
        next = (next + 1) % millis.length;
    }
}
