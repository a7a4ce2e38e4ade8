package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A message of ours that was seen, as an echo or in the conversation.
 *
 * @param fits the places of the sends that it may have come from
 */
record Sighting(String mid, Set<String> fits) {
    Sighting {
        requireNonNull(mid, "mid is null");
        fits = Set.copyOf(fits);
    }
}
