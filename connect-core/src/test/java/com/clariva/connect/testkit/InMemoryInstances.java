package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.core.instance.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Heartbeats, in memory. */
public final class InMemoryInstances implements Instances {
    private final Map<UUID, Noted> noted = new HashMap<>();
    private final InstantSource clock;
    private final Outage outage;

    public InMemoryInstances(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized void note(Heartbeat heartbeat) {
        outage.check("note heartbeat");
        noted.put(heartbeat.instance(), new Noted(heartbeat, clock.instant()));
    }

    @Override
    public synchronized void leave(UUID instance) {
        outage.check("forget instance");
        noted.remove(instance);
    }

    @Override
    public synchronized List<RunningInstance> known() {
        outage.check("list instances");
        return noted.values().stream()
                .sorted(Comparator.comparing(Noted::at).reversed())
                .map(one -> new RunningInstance(
                        one.heartbeat(),
                        Duration.between(one.at(), clock.instant()),
                        Duration.between(one.at(), one.heartbeat().saidAt())))
                .toList();
    }

    synchronized int forgetBefore(Instant before, int limit) {
        return InMemoryRetention.forget(noted, one -> one.at().isBefore(before), limit);
    }

    private record Noted(Heartbeat heartbeat, Instant at) {}
}
