package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What a rotation came to.
 *
 * @param resealed how many values were sealed with the first key
 * @param unopened how many should have been, and do not open
 * @param keys each key that is configured or met, the one that seals first
 */
public record Rotation(long resealed, long unopened, List<KeyUse> keys) {
    public Rotation {
        keys = List.copyOf(keys);
    }

    /** Whether everything is sealed with the first key. */
    public boolean complete() {
        return unopened == 0 && keys.stream().noneMatch(key -> key.state() == State.NEEDED);
    }

    /** What is to be done with a key. */
    public enum State {
        /** It is the first. */
        SEALS,
        /** Values are sealed with it. */
        NEEDED,
        /** Nothing is sealed with it any more, but an instance sealed with it a moment ago. */
        JUST_USED,
        /** It may be removed. */
        UNUSED
    }

    /**
     * One key.
     *
     * @param sealed how many values are sealed with it, by what they are
     */
    public record KeyUse(String name, State state, Map<String, Long> sealed) {
        public KeyUse {
            requireNonNull(name, "name is null");
            requireNonNull(state, "state is null");
            sealed = Map.copyOf(sealed);
        }
    }
}
