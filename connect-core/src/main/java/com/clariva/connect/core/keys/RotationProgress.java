package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

/**
 * How far a walk through one store has come.
 *
 * @param looked how many values it came by
 * @param resealed how many of them it sealed with the first key
 * @param done whether it was the last stretch
 */
public record RotationProgress(String store, long looked, long resealed, boolean done) {
    public RotationProgress {
        requireNonNull(store, "store is null");
    }
}
