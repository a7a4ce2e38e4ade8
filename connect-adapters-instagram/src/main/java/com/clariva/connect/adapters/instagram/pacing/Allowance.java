package com.clariva.connect.adapters.instagram.pacing;

import com.clariva.connect.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one account may do now. */
final class Allowance {
    /** An account that Instagram says is nearly used up goes at a tenth of its pace for as long. */
    static final Duration SLOW = Duration.ofMinutes(1);

    private static final int TENTH = 10;

    private final Map<Lane, LastCalls> lanes = new EnumMap<>(Lane.class);
    private Optional<Pause> pause = Optional.empty();
    private Instant slowUntil = Instant.MIN;

    /** Spends a call, or says why not. */
    synchronized Optional<Pause> enter(Lane lane, Instant now) {
        Optional<Pause> paused = pause.filter(still -> still.until().isAfter(now));
        if (paused.isPresent()) {
            return paused;
        }
        LastCalls last = lanes.computeIfAbsent(lane, absent -> new LastCalls(absent.callsPerSecond()));
        Optional<Instant> earliest = last.earliest(allowed(lane, now), now);
        if (earliest.isEmpty()) {
            last.note(now);
        }
        return earliest.map(until -> new Pause(Refusal.THROTTLED, until));
    }

    /** A longer pause that is already known stays. */
    synchronized void pause(Pause found) {
        pause = Optional.of(
                pause.filter(known -> known.until().isAfter(found.until())).orElse(found));
    }

    synchronized void slow(Instant until) {
        slowUntil = until;
    }

    private int allowed(Lane lane, Instant now) {
        return slowUntil.isAfter(now) ? Math.max(1, lane.callsPerSecond() / TENTH) : lane.callsPerSecond();
    }
}
