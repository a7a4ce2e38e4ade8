package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What does not work at this instance now, at most one incident for each area. The instance's heartbeat carries it,
 * so that {@code diagnose} can name it from another process. Safe for use by many threads.
 */
public final class Incidents {
    private final InstantSource clock;
    private final Map<Incident.Area, Incident> open = new EnumMap<>(Incident.Area.class);

    public Incidents(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** It does not work, because of {@code cause}. Called each time that this is seen. */
    public synchronized void failed(Incident.Area area, String cause) {
        Incident before = open.get(area);
        open.put(
                area,
                before == null
                        ? new Incident(area, cause, clock.instant(), clock.instant(), 1)
                        : before.again(cause, clock.instant()));
    }

    /** It works. */
    public synchronized void succeeded(Incident.Area area) {
        open.remove(area);
    }

    public synchronized Optional<Incident> of(Incident.Area area) {
        return Optional.ofNullable(open.get(area));
    }

    public synchronized List<Incident> current() {
        return List.copyOf(open.values());
    }
}
