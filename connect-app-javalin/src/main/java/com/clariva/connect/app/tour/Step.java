package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * One thing a tour sees.
 *
 * @param walk does it; returns what was seen, or throws {@link Unexpected}
 */
record Step(String title, Supplier<String> walk) {
    Step {
        requireNonNull(title, "title is null");
        requireNonNull(walk, "walk is null");
    }
}
