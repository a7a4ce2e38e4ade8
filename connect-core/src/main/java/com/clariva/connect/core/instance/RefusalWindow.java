package com.clariva.connect.core.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Counts accepted and refused webhooks of the last ten seconds. */
final class RefusalWindow {
    static final Duration LENGTH = Duration.ofSeconds(10);

    private final Deque<Second> seconds = new ArrayDeque<>();
    private Optional<Instant> since = Optional.empty();
    private Instant lastRefusal = Instant.MIN;
    private String reason = "";
    private boolean acceptedSince = true;

    synchronized void accepted(Instant now) {
        second(now).accepted++;
        acceptedSince = true;
    }

    synchronized void refused(String why, Instant now) {
        if (lately(now).isEmpty()) {
            since = Optional.of(now);
        }
        second(now).refused++;
        lastRefusal = now;
        reason = why;
        acceptedSince = false;
    }

    /** Empty if none was refused within {@link #LENGTH}. */
    synchronized Optional<RefusedWebhooks> lately(Instant now) {
        forgetBefore(now);
        if (since.isEmpty() || !lastRefusal.isAfter(now.minus(LENGTH))) {
            return Optional.empty();
        }
        long refused = seconds.stream().mapToLong(second -> second.refused).sum();
        long accepted = seconds.stream().mapToLong(second -> second.accepted).sum();
        return Optional.of(new RefusedWebhooks(reason, since.get(), lastRefusal, refused, accepted, acceptedSince));
    }

    private Second second(Instant now) {
        Second newest = seconds.peekLast();
        if (newest == null || newest.epochSecond != now.getEpochSecond()) {
            forgetBefore(now);
            newest = new Second(now.getEpochSecond());
            seconds.addLast(newest);
        }
        return newest;
    }

    private void forgetBefore(Instant now) {
        long oldest = now.minus(LENGTH).getEpochSecond();
        while (!seconds.isEmpty() && seconds.getFirst().epochSecond < oldest) {
            seconds.removeFirst();
        }
    }

    private static final class Second {
        private final long epochSecond;
        private long accepted;
        private long refused;

        private Second(long epochSecond) {
            this.epochSecond = epochSecond;
        }
    }
}
