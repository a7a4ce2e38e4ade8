package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How the configured secrets are used.
 *
 * @param unmatched deliveries that matched none, since the first of them
 * @param hint what may be missing, where deliveries matched none
 */
public record SecretsReview(List<Finding> secrets, List<Unmatched> unmatched, Optional<String> hint) {
    public SecretsReview {
        secrets = List.copyOf(secrets);
        unmatched = List.copyOf(unmatched);
        requireNonNull(hint, "hint is null");
    }

    /** Whether a secret is needed. */
    public enum Verdict {
        /** Matched within the last 24 hours. */
        IN_USE,
        /** Not matched for 24 hours, while another of its kind was. */
        UNUSED,
        /** Not watched for 24 hours yet, or nothing came that another of its kind matched. */
        UNDECIDED
    }

    /** What is known of one secret; {@code use} is empty if no server has run with it. */
    public record Finding(String name, Verdict verdict, Optional<SecretUse> use) {
        public Finding {
            requireNonNull(name, "name is null");
            requireNonNull(verdict, "verdict is null");
            requireNonNull(use, "use is null");
        }

        /** Whether it was kept for a rotation, and the rotation is over. */
        public boolean isSafeToRemove() {
            return verdict == Verdict.UNUSED && name.endsWith("_PREVIOUS");
        }
    }
}
