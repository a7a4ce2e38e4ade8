package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.InstagramId;
import java.time.InstantSource;

/** Use case: a doctor is asked whether another account shall take the place of the connected one. */
public final class AskAboutChange {
    private final PendingChanges changes;
    private final InstantSource clock;

    public AskAboutChange(PendingChanges changes, InstantSource clock) {
        this.changes = requireNonNull(changes, "changes is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void ask(Connecting connecting, InstagramId current, Ticket key) {
        changes.keep(new PendingChange(
                key.digest(), connecting, current, clock.instant().plus(StartLinking.LIFETIME)));
    }
}
