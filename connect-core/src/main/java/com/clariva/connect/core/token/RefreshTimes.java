package com.clariva.connect.core.token;

import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** When a token is refreshed. */
public final class RefreshTimes {
    /** Instagram refreshes what is 24 hours old by its own clock; the rest is for clocks that differ. */
    static final Duration YOUNGEST = Duration.ofHours(25);

    private static final int PARTS = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration TOMORROW = Duration.ofHours(24);
    private static final int DOUBLINGS = 7;

    private RefreshTimes() {}

    /**
     * When between a half and two fifths of its life are left, from its second day on. Which moment it
     * is depends on the account, so that accounts connected together are not refreshed together.
     */
    public static Instant first(InstagramId account, Instant issuedAt, Instant expiresAt) {
        int spread = Math.floorMod(account.value().hashCode(), PARTS / 10);
        Duration half = Duration.between(issuedAt, expiresAt)
                .multipliedBy(PARTS / 2 + spread)
                .dividedBy(PARTS);
        return issuedAt.plus(half.compareTo(YOUNGEST) < 0 ? YOUNGEST : half);
    }

    /** After the first failure about 5 minutes, then about twice as long each time, up to 6 hours. */
    static Duration pauseAfter(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        return jittered(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /** For a no that only time can change. */
    static Duration tomorrow() {
        return jittered(TOMORROW);
    }

    private static Duration jittered(Duration pause) {
        long tenth = pause.toMillis() / 10;
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
    }
}
