package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.ListedLetter;
import java.util.Optional;

/**
 * One of many letters, and what came of replaying it.
 *
 * @param outcome empty in a dry run
 */
public record ReplayedLetter(ListedLetter letter, Optional<ReplayOutcome> outcome) {
    public ReplayedLetter {
        requireNonNull(letter, "letter is null");
        requireNonNull(outcome, "outcome is null");
    }
}
