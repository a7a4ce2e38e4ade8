package com.clariva.connect.core.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.InMemorySealedStore;
import com.clariva.connect.testkit.InMemorySealingKeys;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.ReversibleSealing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotateKeysTest {
    private static final ReversibleSealing OLD = ReversibleSealing.withKeys("old");
    private static final ReversibleSealing BOTH = ReversibleSealing.withKeys("new", "old");
    private static final ReversibleSealing NEW = ReversibleSealing.withKeys("new");
    private static final byte[] PLAIN = "plain".getBytes(UTF_8);

    private final ManualClock clock = new ManualClock();
    private final Outage outage = new Outage();
    private final InMemorySealingKeys keys = new InMemorySealingKeys(clock, outage);
    private final InMemorySealedStore tokens = InMemorySealedStore.of("tokens", OLD, outage);
    private final InMemorySealedStore letters = InMemorySealedStore.of("dead letters", OLD, outage);
    private final List<RotationProgress> progress = new ArrayList<>();

    @Test
    void everythingIsSealedWithTheFirstKeyAndTheOldOneMayBeRemoved() {
        keys.note("old", "proof");
        tokens.put("a", PLAIN);
        letters.put("b", PLAIN);
        clock.advance(RequireKeys.QUIET);

        Rotation rotation = rotate(BOTH, tokens, letters);

        assertThat(rotation.complete()).isTrue();
        assertThat(rotation.resealed()).isEqualTo(2);
        assertThat(rotation.keys())
                .containsExactly(
                        new Rotation.KeyUse("new", Rotation.State.SEALS, Map.of("tokens", 1L, "dead letters", 1L)),
                        new Rotation.KeyUse("old", Rotation.State.UNUSED, Map.of()));
        assertThat(keys.known()).isEmpty();
        assertThat(letters.with(NEW).read("b")).isEqualTo(PLAIN);
    }

    @Test
    void keyThatAnInstanceSealsWithIsNotCalledUnused() {
        tokens.put("a", PLAIN);
        keys.note("old", "proof");

        Rotation rotation = rotate(BOTH, tokens);

        assertThat(stateOf("old", rotation)).isEqualTo(Rotation.State.JUST_USED);
        assertThat(rotation.complete()).isTrue();
        assertThat(keys.known()).hasSize(1);
    }

    @Test
    void valueThatIsSealedWithTheOldKeyBehindTheWalkIsFoundByTheNext() {
        tokens.put("b", PLAIN);
        SealedStore busy = new Busy(tokens.with(BOTH), () -> tokens.put("a", PLAIN), 1);

        Rotation rotation = new RotateKeys(BOTH, keys, List.of(busy)).rotate(progress::add);

        assertThat(rotation.resealed()).isEqualTo(2);
        assertThat(stateOf("old", rotation)).isEqualTo(Rotation.State.UNUSED);
        assertThat(tokens.with(NEW).read("a")).isEqualTo(PLAIN);
    }

    @Test
    void rotationEndsAlsoWhenSomebodyGoesOnSealingWithTheOldKey() {
        tokens.put("b", PLAIN);
        SealedStore busy = new Busy(tokens.with(BOTH), () -> tokens.put("a", PLAIN), Integer.MAX_VALUE);

        Rotation rotation = new RotateKeys(BOTH, keys, List.of(busy)).rotate(progress::add);

        assertThat(rotation.resealed()).isGreaterThan(2);
    }

    @Test
    void valueOfAKeyThatIsNotConfiguredKeepsTheRotationFromBeingComplete() {
        tokens.put("a", PLAIN);
        tokens.with(ReversibleSealing.withKeys("lost")).put("b", PLAIN);

        Rotation rotation = rotate(BOTH, tokens);

        assertThat(rotation.complete()).isFalse();
        assertThat(rotation.unopened()).isEqualTo(1);
        assertThat(rotation.keys()).contains(new Rotation.KeyUse("lost", Rotation.State.NEEDED, Map.of("tokens", 1L)));
    }

    @Test
    void progressIsToldStretchByStretch() {
        IntStream.range(0, RotateKeys.STRETCH + 50).forEach(number -> tokens.put("row-" + number, PLAIN));

        rotate(BOTH, tokens);

        assertThat(progress)
                .startsWith(
                        new RotationProgress("tokens", RotateKeys.STRETCH, RotateKeys.STRETCH, false),
                        new RotationProgress("tokens", RotateKeys.STRETCH + 50, RotateKeys.STRETCH + 50, true));
    }

    private Rotation rotate(ReversibleSealing sealing, InMemorySealedStore... stores) {
        List<SealedStore> all = new ArrayList<>();
        for (InMemorySealedStore store : stores) {
            all.add(store.with(sealing));
        }
        return new RotateKeys(sealing, keys, all).rotate(progress::add);
    }

    private static Rotation.State stateOf(String key, Rotation rotation) {
        return rotation.keys().stream()
                .filter(use -> use.name().equals(key))
                .map(Rotation.KeyUse::state)
                .findFirst()
                .orElseThrow();
    }

    /** A store in which something is written each time after a stretch, so many times. */
    private static final class Busy implements SealedStore {
        private final SealedStore store;
        private final Runnable write;
        private int times;

        Busy(SealedStore store, Runnable write, int times) {
            this.store = store;
            this.write = write;
            this.times = times;
        }

        @Override
        public String holds() {
            return store.holds();
        }

        @Override
        public Stretch look(Optional<String> from, int limit) {
            return store.look(from, limit);
        }

        @Override
        public Stretch reseal(Optional<String> from, int limit) {
            Stretch stretch = store.reseal(from, limit);
            if (times > 0) {
                times--;
                write.run();
            }
            return stretch;
        }
    }
}
