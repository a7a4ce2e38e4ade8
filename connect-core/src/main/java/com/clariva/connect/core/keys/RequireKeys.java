package com.clariva.connect.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Use case: nobody works without a key that stored values need.
 *
 * <p>Usually that is one look at a short list. Only a key that is on the list and not configured is
 * searched for among all values; if it is nowhere, it is struck off the list.
 */
public final class RequireKeys {
    /** An instance that seals with a key says so every minute. */
    public static final Duration QUIET = Duration.ofMinutes(3);

    private static final byte[] PROOF = "the key of this name".getBytes(UTF_8);

    private final Sealing sealing;
    private final SealingKeys keys;
    private final List<SealedStore> stores;

    public RequireKeys(Sealing sealing, SealingKeys keys, List<SealedStore> stores) {
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.stores = List.copyOf(stores);
    }

    /**
     * Called before anything is sealed or opened.
     *
     * @throws ConnectException.KeyMissing if a key is needed and not there, or there is another of its name
     * @throws ConnectException.StorageUnavailable if the list cannot be read
     */
    public void check() {
        for (KnownKey known : keys.known()) {
            if (sealing.keyNames().contains(known.name())) {
                requireSame(known);
            } else {
                requireUnused(known.name());
            }
        }
        note();
    }

    /**
     * The first key that stored values need and that is not there; empty if none is missing. Changes nothing.
     *
     * @throws ConnectException.StorageUnavailable if the list cannot be read
     */
    public Optional<ConnectException.KeyMissing> missing() {
        try {
            for (KnownKey known : keys.known()) {
                if (sealing.keyNames().contains(known.name())) {
                    requireSame(known);
                } else {
                    requireNothingSealedWith(known.name());
                }
            }
            return Optional.empty();
        } catch (ConnectException.KeyMissing e) {
            return Optional.of(e);
        }
    }

    /** Says that this instance seals with its first key. Called every minute. */
    public void note() {
        String first = sealing.keyNames().get(0);
        keys.note(first, Base64.getEncoder().encodeToString(sealing.seal(Purpose.KEY, first, PROOF)));
    }

    private void requireSame(KnownKey known) {
        try {
            byte[] unused =
                    sealing.open(Purpose.KEY, known.name(), Base64.getDecoder().decode(known.proof()));
        } catch (ConnectException.SealBroken e) {
            throw ConnectException.KeyMissing.another(known.name());
        }
    }

    private void requireUnused(String key) {
        requireNothingSealedWith(key);
        if (!keys.forget(key, QUIET)) {
            throw ConnectException.KeyMissing.neededBy(
                    key, "an instance sealed with it within the last " + QUIET.toMinutes() + " minutes");
        }
    }

    private void requireNothingSealedWith(String key) {
        Map<String, Long> uses = uses(key);
        if (!uses.isEmpty()) {
            String what = uses.entrySet().stream()
                    .map(use -> use.getValue() + " " + use.getKey())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw ConnectException.KeyMissing.neededBy(key, "sealed with it are " + what);
        }
    }

    private Map<String, Long> uses(String key) {
        try {
            return stores.stream()
                    .collect(Collectors.toMap(SealedStore::holds, store -> uses(store, key)))
                    .entrySet()
                    .stream()
                    .filter(use -> use.getValue() > 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (ConnectException.StorageUnavailable e) {
            throw ConnectException.KeyMissing.neededBy(
                    key, "a store does not answer, so nobody can tell what is sealed with it");
        }
    }

    private static long uses(SealedStore store, String key) {
        long uses = 0;
        Optional<String> from = Optional.empty();
        do {
            Stretch stretch = store.look(from, RotateKeys.STRETCH);
            uses += stretch.sealedWith().getOrDefault(key, 0L);
            from = stretch.next();
        } while (from.isPresent());
        return uses;
    }
}
