package com.clariva.connect.app.keys;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.keys.Rotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a rotation came to, as JSON shows it.
 *
 * @param resealed how many values were sealed with the first key
 * @param unopened how many should have been, and do not open
 */
record ShownRotation(boolean complete, long resealed, long unopened, List<Key> keys) {
    ShownRotation {
        keys = List.copyOf(keys);
    }

    static ShownRotation of(Rotation rotation) {
        return new ShownRotation(
                rotation.complete(),
                rotation.resealed(),
                rotation.unopened(),
                rotation.keys().stream().map(Key::of).toList());
    }

    /**
     * One key.
     *
     * @param state {@code seals}, {@code needed}, {@code just_used} or {@code unused}
     */
    record Key(String name, String state, boolean mayBeRemoved, Map<String, Long> sealed) {
        Key {
            requireNonNull(name, "name is null");
            requireNonNull(state, "state is null");
            sealed = Map.copyOf(sealed);
        }

        static Key of(Rotation.KeyUse use) {
            return new Key(
                    use.name(),
                    use.state().name().toLowerCase(Locale.ROOT),
                    use.state() == Rotation.State.UNUSED,
                    use.sealed());
        }
    }
}
