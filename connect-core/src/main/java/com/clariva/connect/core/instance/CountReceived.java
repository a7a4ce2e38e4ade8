package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.secret.NamedSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what this instance receives, for its heartbeat. */
public final class CountReceived implements Observer {
    private final Set<String> verifyTokens;
    private final InstantSource clock;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder notStored = new LongAdder();
    private final RefusalWindow refusals = new RefusalWindow();
    private final AtomicReference<@Nullable Instant> authenticAt = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> verifiedAt = new AtomicReference<>();

    public CountReceived(Collection<NamedSecret> verifyTokens, InstantSource clock) {
        this.verifyTokens = verifyTokens.stream().map(NamedSecret::name).collect(Collectors.toUnmodifiableSet());
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void delivery(String outcome) {
        switch (outcome) {
            case "accepted" -> {
                accepted.increment();
                refusals.accepted(clock.instant());
            }
            case "not_authentic" -> refused.increment();
            default -> notStored.increment();
        }
    }

    @Override
    public void deliveryNotStored(String cause, String reason) {
        refusals.refused(reason, clock.instant());
    }

    /** The webhooks that were refused within the last ten seconds; empty if none was. */
    public Optional<RefusedWebhooks> refusedLately() {
        return refusals.lately(clock.instant());
    }

    @Override
    public void secretMatched(String name) {
        (verifyTokens.contains(name) ? verifiedAt : authenticAt).set(clock.instant());
    }

    Received soFar() {
        return new Received(
                accepted.sum(),
                refused.sum(),
                notStored.sum(),
                Optional.ofNullable(authenticAt.get()),
                Optional.ofNullable(verifiedAt.get()));
    }
}
