package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.Handoff;
import com.clariva.connect.core.linking.LinkingAttempt;
import com.clariva.connect.core.linking.LinkingAttempts;
import com.clariva.connect.core.linking.PendingChange;
import com.clariva.connect.core.linking.PendingChanges;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Linking attempts in memory. */
public final class InMemoryLinkingAttempts implements LinkingAttempts, PendingChanges {
    private final Map<String, LinkingAttempt> attempts = new ConcurrentHashMap<>();
    private final Map<DoctorId, PendingChange> changes = new ConcurrentHashMap<>();
    private final Map<String, Handoff> handoffs = new ConcurrentHashMap<>();
    private final Outage outage;

    public InMemoryLinkingAttempts() {
        this(new Outage());
    }

    public InMemoryLinkingAttempts(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public void begin(LinkingAttempt attempt) {
        outage.check("begin linking attempt");
        attempts.put(attempt.stateDigest(), attempt);
    }

    @Override
    public Optional<LinkingAttempt> consume(String stateDigest) {
        outage.check("consume linking attempt");
        return Optional.ofNullable(attempts.remove(stateDigest));
    }

    @Override
    public void handOff(Handoff handoff) {
        outage.check("hand off authorization code");
        handoffs.put(handoff.codeDigest(), handoff);
    }

    @Override
    public Optional<Handoff> redeem(String codeDigest) {
        outage.check("redeem authorization code");
        return Optional.ofNullable(handoffs.remove(codeDigest));
    }

    /** They are not dated in memory, so their end stands for their beginning. */
    @Override
    public void keep(PendingChange change) {
        outage.check("keep account change");
        changes.put(change.doctor(), change);
    }

    @Override
    public Optional<PendingChange> find(DoctorId doctor) {
        outage.check("find account change");
        return Optional.ofNullable(changes.get(doctor));
    }

    @Override
    public Optional<PendingChange> take(DoctorId doctor, String keyDigest) {
        outage.check("take account change");
        return find(doctor)
                .filter(change -> change.keyDigest().equals(keyDigest))
                .filter(change -> changes.remove(doctor, change));
    }

    int forgetAttemptsBefore(Instant time, int limit) {
        return InMemoryRetention.forget(attempts, attempt -> attempt.expiresAt().isBefore(time), limit);
    }

    int forgetChangesBefore(Instant time, int limit) {
        return InMemoryRetention.forget(changes, change -> change.expiresAt().isBefore(time), limit);
    }

    int forgetHandoffsBefore(Instant time, int limit) {
        return InMemoryRetention.forget(handoffs, handoff -> handoff.expiresAt().isBefore(time), limit);
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public String toString() {
        return attempts + " " + handoffs + " " + changes;
    }
}
