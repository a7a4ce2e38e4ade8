package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A key that stored values may be sealed with.
 *
 * @param proof bytes that were sealed with it, in base64: they tell it from another key of its name
 * @param quietFor how long ago an instance last said that it seals with it
 */
public record KnownKey(String name, String proof, Duration quietFor) {
    public KnownKey {
        requireNonNull(name, "name is null");
        requireNonNull(proof, "proof is null");
        requireNonNull(quietFor, "quietFor is null");
    }
}
