package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that does not work at an instance now.
 *
 * @param cause in words for an operator; no secret and no address is in it
 * @param since when it was first seen, UTC, by the instance's clock
 * @param lastAt when it was seen last
 * @param times how often it was seen
 */
public record Incident(Area area, String cause, Instant since, Instant lastAt, long times) {
    public Incident {
        requireNonNull(area, "area is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(since, "since is null");
        requireNonNull(lastAt, "lastAt is null");
    }

    Incident again(String newCause, Instant now) {
        return new Incident(area, newCause, since, now, times + 1);
    }

    /** What does not work. */
    public enum Area {
        /** Webhooks are answered 503. */
        WEBHOOKS,
        /** The store of the queue cannot be used. */
        QUEUE,
        /** The forward target does not take events. */
        FORWARD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The area of that label; empty if a newer version wrote it. */
        public static Optional<Area> of(String label) {
            return Stream.of(values())
                    .filter(area -> area.label().equals(label))
                    .findFirst();
        }
    }
}
