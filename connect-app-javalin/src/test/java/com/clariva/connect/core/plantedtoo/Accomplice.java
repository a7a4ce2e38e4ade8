package com.clariva.connect.core.plantedtoo;

import com.clariva.connect.core.planted.Intruder;
import java.util.Optional;

/** Closes a circle between two features. */
public final class Accomplice {
    private Accomplice() {}

    static Optional<Intruder> back() {
        return Optional.empty();
    }
}
