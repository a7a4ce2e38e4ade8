package com.clariva.connect.app.secrets;

import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.SecretsReview;
import com.clariva.connect.core.secret.SecretsReview.Finding;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How secrets are used, as JSON shows it. */
record ShownSecrets(List<One> secrets, List<Unmatched> unmatched, Optional<String> hint) {

    static ShownSecrets of(SecretsReview review) {
        return new ShownSecrets(review.secrets().stream().map(One::of).toList(), review.unmatched(), review.hint());
    }

    /**
     * One secret.
     *
     * @param verdict {@code in_use}, {@code unused} or {@code undecided}
     * @param watchedSince empty if no server has run with it
     */
    record One(
            String name,
            String verdict,
            boolean mayBeRemoved,
            long times,
            Optional<Instant> lastMatchedAt,
            Optional<Instant> watchedSince) {

        static One of(Finding finding) {
            return new One(
                    finding.name(),
                    finding.verdict().name().toLowerCase(Locale.ROOT),
                    finding.isSafeToRemove(),
                    finding.use().map(SecretUse::times).orElse(0L),
                    finding.use().flatMap(SecretUse::lastMatchedAt),
                    finding.use().map(SecretUse::watchedSince));
        }
    }
}
