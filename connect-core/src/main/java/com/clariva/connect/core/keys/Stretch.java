package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What a stretch of a walk came by.
 *
 * @param sealedWith how many values are sealed with which key, now that the stretch is done
 * @param unsealed how many are not sealed at all
 * @param resealed how many were sealed with the first key on the way
 * @param unopened how many should have been, and do not open
 * @param next where the next stretch begins; empty at the end
 */
public record Stretch(
        Map<String, Long> sealedWith, long unsealed, long resealed, long unopened, Optional<String> next) {
    public Stretch {
        sealedWith = Map.copyOf(sealedWith);
        requireNonNull(next, "next is null");
    }

    /** How many values there were. */
    public long looked() {
        return unsealed
                + sealedWith.values().stream().mapToLong(Long::longValue).sum();
    }
}
