package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Sealing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Use case: everything stored is sealed with the first key, while the house goes on working.
 *
 * <p>It walks through all stores until it comes by nothing that is sealed otherwise. It keeps no note of
 * how far it came: what is done shows itself, so it may be ended at any moment and begun again.
 */
public final class RotateKeys {
    static final int STRETCH = 200;

    /** Somebody who goes on sealing with an old key could keep it busy for ever. */
    private static final int MOST_WALKS = 5;

    private final Sealing sealing;
    private final SealingKeys keys;
    private final List<SealedStore> stores;

    public RotateKeys(Sealing sealing, SealingKeys keys, List<SealedStore> stores) {
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.stores = List.copyOf(stores);
    }

    /**
     * Seals everything with the first key.
     *
     * @param progress hears of every stretch
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if a store gives no answer; what
     *     is done is done
     */
    public Rotation rotate(Consumer<RotationProgress> progress) {
        long resealed = 0;
        List<WalkedStore> walk = walk(progress);
        for (int walks = 1; walks < MOST_WALKS && !isFinished(walk); walks++) {
            resealed += resealed(walk);
            walk = walk(progress);
        }
        return report(walk, resealed + resealed(walk));
    }

    /** Whether the walk found nothing to do, and passed nothing by because somebody else was changing it. */
    private boolean isFinished(List<WalkedStore> walk) {
        String first = sealing.keyNames().get(0);
        return resealed(walk) == 0 && walk.stream().allMatch(store -> store.left(first) == 0);
    }

    private List<WalkedStore> walk(Consumer<RotationProgress> progress) {
        return stores.stream().map(store -> walk(store, progress)).toList();
    }

    private static WalkedStore walk(SealedStore store, Consumer<RotationProgress> progress) {
        WalkedStore walked = new WalkedStore(store.holds());
        Optional<String> from = Optional.empty();
        do {
            Stretch stretch = store.reseal(from, STRETCH);
            walked.add(stretch);
            from = stretch.next();
            progress.accept(new RotationProgress(walked.holds(), walked.looked(), walked.resealed(), from.isEmpty()));
        } while (from.isPresent());
        return walked;
    }

    private Rotation report(List<WalkedStore> walk, long resealed) {
        List<KnownKey> known = keys.known();
        List<Rotation.KeyUse> uses = new ArrayList<>();
        for (String name : names(walk, known)) {
            Map<String, Long> places = walk.stream()
                    .filter(store -> store.sealedWith(name) > 0)
                    .collect(Collectors.toMap(WalkedStore::holds, store -> store.sealedWith(name)));
            uses.add(new Rotation.KeyUse(name, state(name, places, known), places));
        }
        long unopened = walk.stream().mapToLong(WalkedStore::unopened).sum();
        return new Rotation(resealed, unopened, uses);
    }

    private Set<String> names(List<WalkedStore> walk, List<KnownKey> known) {
        Set<String> names = new LinkedHashSet<>(sealing.keyNames());
        known.forEach(key -> names.add(key.name()));
        walk.forEach(store -> names.addAll(store.keys()));
        return names;
    }

    private Rotation.State state(String name, Map<String, Long> places, List<KnownKey> known) {
        if (name.equals(sealing.keyNames().get(0))) {
            return Rotation.State.SEALS;
        }
        if (!places.isEmpty()) {
            return Rotation.State.NEEDED;
        }
        // One that nobody ever sealed with need not be forgotten.
        boolean isKnown = known.stream().anyMatch(key -> key.name().equals(name));
        return !isKnown || keys.forget(name, RequireKeys.QUIET) ? Rotation.State.UNUSED : Rotation.State.JUST_USED;
    }

    private static long resealed(List<WalkedStore> walk) {
        return walk.stream().mapToLong(WalkedStore::resealed).sum();
    }
}
