package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.keys.SealedStore;
import com.clariva.connect.core.keys.Stretch;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Sealed values, in memory. */
public final class InMemorySealedStore implements SealedStore {
    private final ConcurrentSkipListMap<String, byte[]> values;
    private final String holds;
    private final Sealing sealing;
    private final Outage outage;

    private InMemorySealedStore(
            ConcurrentSkipListMap<String, byte[]> values, String holds, Sealing sealing, Outage outage) {
        this.values = values;
        this.holds = requireNonNull(holds, "holds is null");
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    public static InMemorySealedStore of(String holds, Sealing sealing, Outage outage) {
        return new InMemorySealedStore(new ConcurrentSkipListMap<>(), holds, sealing, outage);
    }

    /** The same values, for an instance with other keys. */
    public InMemorySealedStore with(Sealing others) {
        return new InMemorySealedStore(values, holds, others, outage);
    }

    /** Seals a value and puts it here. */
    public void put(String id, byte[] plain) {
        values.put(id, sealing.seal(Purpose.EVENT, id, plain));
    }

    /** Opens a value. */
    public byte[] read(String id) {
        return sealing.open(
                Purpose.EVENT,
                id,
                requireNonNull(values.get(id), "nothing is called so").clone());
    }

    public void remove(String id) {
        values.remove(id);
    }

    /** Whether there is a value of this name. */
    public boolean holds(String id) {
        return values.containsKey(id);
    }

    @Override
    public String holds() {
        return holds;
    }

    @Override
    public Stretch look(Optional<String> from, int limit) {
        outage.check("look at sealed values");
        return stretch(page(from, limit), limit, 0, 0);
    }

    @Override
    public Stretch reseal(Optional<String> from, int limit) {
        outage.check("seal anew");
        List<String> page = page(from, limit);
        int resealed = 0;
        int unopened = 0;
        for (String id : page) {
            try {
                resealed += reseal(id) ? 1 : 0;
            } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
                unopened++;
            }
        }
        return stretch(page, limit, resealed, unopened);
    }

    private boolean reseal(String id) {
        byte[] was = values.get(id);
        if (was == null
                || sealing.keyOf(was).equals(Optional.of(sealing.keyNames().get(0)))) {
            return false;
        }
        byte[] fresh = sealing.seal(Purpose.EVENT, id, sealing.open(Purpose.EVENT, id, was));
        byte[] now = values.computeIfPresent(id, (same, value) -> Arrays.equals(value, was) ? fresh : value);
        return now == fresh;
    }

    private List<String> page(Optional<String> from, int limit) {
        return from.map(id -> values.tailMap(id, false)).orElse(values).keySet().stream()
                .limit(limit)
                .toList();
    }

    private Stretch stretch(List<String> page, int limit, int resealed, int unopened) {
        Map<Optional<String>, Long> counts = page.stream()
                .map(values::get)
                .filter(value -> value != null)
                .collect(Collectors.groupingBy(sealing::keyOf, Collectors.counting()));
        long unsealed = counts.getOrDefault(Optional.<String>empty(), 0L);
        counts.remove(Optional.<String>empty());
        Map<String, Long> sealedWith = counts.entrySet().stream()
                .collect(Collectors.toMap(key -> key.getKey().orElseThrow(), Map.Entry::getValue));
        return new Stretch(
                sealedWith,
                unsealed,
                resealed,
                unopened,
                page.size() < limit ? Optional.empty() : Optional.of(page.get(page.size() - 1)));
    }
}
