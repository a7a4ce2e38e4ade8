package com.clariva.connect.core.secret;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Use case: an operator who rotates a secret wants to know whether the old one is still needed. */
public final class ReviewSecrets {
    /** How long a secret has to be quiet before it may go. */
    public static final Duration QUIET = Duration.ofHours(24);

    private static final String NO_MATCH = "no_match";

    private final List<NamedSecret> appSecrets;
    private final List<NamedSecret> verifyTokens;
    private final SecretRecords records;
    private final InstantSource clock;

    public ReviewSecrets(
            List<NamedSecret> appSecrets, List<NamedSecret> verifyTokens, SecretRecords records, InstantSource clock) {
        this.appSecrets = List.copyOf(appSecrets);
        this.verifyTokens = List.copyOf(verifyTokens);
        this.records = requireNonNull(records, "records is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the secrets are used for, by all instances.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public SecretsReview review() {
        Instant dayAgo = clock.instant().minus(QUIET);
        List<Unmatched> unmatched =
                records.unmatched().stream().filter(one -> !one.wrongSource()).toList();
        return new SecretsReview(
                Stream.concat(
                                // Deliveries keep coming; Meta asks for a verify token when somebody tells it to.
                                findings(appSecrets, dayAgo, dayAgo), findings(verifyTokens, dayAgo, Instant.MIN))
                        .toList(),
                unmatched,
                unmatched.stream().anyMatch(one -> one.flaw().equals(NO_MATCH))
                        ? NamedSecret.hintAmong(appSecrets)
                        : Optional.empty());
    }

    private Stream<SecretsReview.Finding> findings(List<NamedSecret> kind, Instant dayAgo, Instant proofAfter) {
        List<Known> known = kind.stream()
                .map(secret -> new Known(secret.name(), records.find(secret)))
                .toList();
        return known.stream()
                .map(one -> new SecretsReview.Finding(one.name(), verdict(one, known, dayAgo, proofAfter), one.use()));
    }

    private static SecretsReview.Verdict verdict(Known one, List<Known> kind, Instant dayAgo, Instant proofAfter) {
        Optional<Instant> quietSince = one.use().map(SecretUse::quietSince);
        if (quietSince.isEmpty() || quietSince.get().isAfter(dayAgo)) {
            return one.lastMatchedAt().isPresent() ? SecretsReview.Verdict.IN_USE : SecretsReview.Verdict.UNDECIDED;
        }
        boolean othersAreUsed = kind.stream()
                .filter(other -> !other.equals(one))
                .flatMap(other -> other.lastMatchedAt().stream())
                .anyMatch(last -> last.isAfter(quietSince.get()) && last.isAfter(proofAfter));
        return othersAreUsed ? SecretsReview.Verdict.UNUSED : SecretsReview.Verdict.UNDECIDED;
    }

    private record Known(String name, Optional<SecretUse> use) {
        Optional<Instant> lastMatchedAt() {
            return use.flatMap(SecretUse::lastMatchedAt);
        }
    }
}
