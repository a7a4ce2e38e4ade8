package com.clariva.connect.adapters.planted;

import com.clariva.connect.adapters.plantedtoo.Other;
import com.clariva.connect.app.Main;
import java.util.Optional;

/** Knows another adapter, and the app. */
public final class Neighbour {
    private Neighbour() {}

    static Optional<Other> visit() {
        return Optional.empty();
    }

    static boolean isApp(Object app) {
        return app instanceof Main;
    }
}
