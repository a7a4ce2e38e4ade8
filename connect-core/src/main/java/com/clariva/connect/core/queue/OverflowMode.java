package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this instance knows of the gate, and since when the store has been away. */
final class OverflowMode {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWithOverflow.class);

    private final OverflowGate gate;
    private final Duration hold;
    private final InstantSource clock;
    private volatile boolean open;
    private volatile Instant awaySince = Instant.MAX;

    OverflowMode(OverflowGate gate, Duration hold, InstantSource clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.hold = requireNonNull(hold, "hold is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    boolean isOpen() {
        return open;
    }

    /** Whether the store has been away for longer than the hold, so that the overflow is worked. */
    boolean isHeldTooLong() {
        return open && awaySince.isBefore(clock.instant().minus(hold));
    }

    /** Opens the gate for all instances, unless this one knows that it is open. */
    void open(Throwable cause) {
        if (!open) {
            gate.open();
            know(true);
            LOG.atWarn()
                    .addKeyValue("cause", cause.getClass().getSimpleName())
                    .log("Webhook queue away, overflow opened");
        }
    }

    /** Learns what other instances did. What cannot be learned is left as it was. */
    void refresh() {
        try {
            know(gate.isOpen());
        } catch (ConnectException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Overflow's gate not seen");
        }
    }

    void storeIsAway() {
        if (awaySince.equals(Instant.MAX)) {
            awaySince = clock.instant();
        }
    }

    void storeIsThere() {
        awaySince = Instant.MAX;
    }

    void closed() {
        know(false);
        LOG.atInfo().log("Webhook queue is back, overflow closed");
    }

    void know(boolean isOpen) {
        open = isOpen;
    }
}
