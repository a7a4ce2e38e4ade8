package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.keys.KnownKey;
import com.clariva.connect.core.keys.SealingKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names of keys, in memory. */
public final class InMemorySealingKeys implements SealingKeys {
    private final Map<String, Noted> keys = new TreeMap<>();
    private final InstantSource clock;
    private final Outage outage;

    public InMemorySealingKeys(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized void note(String key, String proof) {
        outage.check("note key");
        Noted before = keys.get(key);
        keys.put(key, new Noted(before == null ? proof : before.proof(), clock.instant()));
    }

    @Override
    public synchronized List<KnownKey> known() {
        outage.check("list keys");
        return keys.entrySet().stream()
                .map(key -> new KnownKey(
                        key.getKey(),
                        key.getValue().proof(),
                        Duration.between(key.getValue().at(), clock.instant())))
                .toList();
    }

    @Override
    public synchronized boolean forget(String key, Duration quiet) {
        outage.check("forget key");
        Noted noted = keys.get(key);
        boolean lately = noted != null && noted.at().plus(quiet).isAfter(clock.instant());
        return !lately && keys.remove(key) != null;
    }

    private record Noted(String proof, Instant at) {}
}
