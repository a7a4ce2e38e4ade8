package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Uses of secrets, in memory. */
public final class InMemorySecretRecords implements SecretRecords {
    private final List<Known> uses = new ArrayList<>();
    private final Map<String, Unmatched> unmatched = new TreeMap<>();
    private final Outage outage;

    public InMemorySecretRecords() {
        this(new Outage());
    }

    public InMemorySecretRecords(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public synchronized void watched(NamedSecret secret, Instant at) {
        note(secret, 0, Optional.empty(), at);
    }

    @Override
    public synchronized void matched(NamedSecret secret, long times, Instant at) {
        note(secret, times, Optional.of(at), at);
    }

    @Override
    public synchronized void unmatched(String flaw, long times, Instant at) {
        outage.check("count unmatched deliveries");
        unmatched.merge(
                flaw,
                new Unmatched(flaw, times, at),
                (one, other) -> new Unmatched(flaw, one.times() + other.times(), later(one.lastAt(), other.lastAt())));
    }

    @Override
    public synchronized Optional<SecretUse> find(NamedSecret secret) {
        outage.check("find use of secret");
        return uses.stream()
                .filter(known -> known.secret().equals(secret))
                .map(Known::use)
                .findFirst();
    }

    @Override
    public String fingerprint(NamedSecret secret) {
        return "fake:" + Integer.toHexString(secret.secret().reveal().hashCode());
    }

    @Override
    public synchronized List<Unmatched> unmatched() {
        outage.check("list unmatched deliveries");
        return List.copyOf(unmatched.values());
    }

    private void note(NamedSecret secret, long times, Optional<Instant> matchedAt, Instant at) {
        Optional<SecretUse> known = find(secret);
        uses.removeIf(one -> one.secret().equals(secret));
        Optional<Instant> before = known.flatMap(SecretUse::lastMatchedAt);
        uses.add(new Known(
                secret,
                new SecretUse(
                        times + known.map(SecretUse::times).orElse(0L),
                        matchedAt
                                .map(match ->
                                        before.map(last -> later(last, match)).orElse(match))
                                .or(() -> before),
                        known.map(SecretUse::watchedSince)
                                .filter(since -> since.isBefore(at))
                                .orElse(at))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Known(NamedSecret secret, SecretUse use) {}
}
