package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this instance knows of the gate and how long it may rely on it, and since when the store has been away. */
final class OverflowMode {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWithOverflow.class);
    private static final long THERE = Long.MAX_VALUE;

    private final OverflowGate gate;
    private final long hold;
    private final long reliable;
    private final LongSupplier nanos;
    private final AtomicBoolean blind = new AtomicBoolean();
    private final AtomicInteger timesBlinded = new AtomicInteger();
    private volatile boolean open;
    private volatile long looked;
    private volatile long awaySince = THERE;
    private volatile long firstMiss = THERE;

    /** @param nanos a clock that nobody moves */
    OverflowMode(OverflowGate gate, Duration hold, LongSupplier nanos) {
        this.gate = requireNonNull(gate, "gate is null");
        this.hold = hold.toNanos();
        this.nanos = requireNonNull(nanos, "nanos is null");
        // Short of the notice, for clocks do not run alike.
        this.reliable = gate.notice().toNanos() / 10 * 9;
        this.looked = nanos.getAsLong() - reliable - 1;
    }

    boolean isOpen() {
        return open;
    }

    long time() {
        return nanos.getAsLong();
    }

    /** Whether what is known holds for what arrived then. */
    boolean isKnownFor(long arrived) {
        return arrived - looked <= reliable;
    }

    /** Whether the last look was in vain. Another one for each event would keep everybody waiting. */
    boolean isBlind() {
        return blind.get();
    }

    /** How often the gate was lost from sight. Where that happens, others may have lost it as well. */
    int timesBlinded() {
        return timesBlinded.get();
    }

    /**
     * Whether the gate, of which nothing is known now, is better waited for: it was open when it was seen
     * last, or the store was missed here since, so that others may have missed it too and have opened the
     * gate. Not for longer than the hold.
     */
    boolean isWorthWaitingFor() {
        long since = open ? looked : firstMiss;
        return since != THERE && nanos.getAsLong() - since <= hold;
    }

    void missed() {
        if (firstMiss == THERE) {
            firstMiss = nanos.getAsLong();
        }
    }

    private void settleDoubtBefore(long look) {
        if (firstMiss != THERE && firstMiss - look < 0) {
            firstMiss = THERE;
        }
    }

    /** Whether the store has been away for longer than the hold, so that the overflow is worked. */
    boolean isHeldTooLong() {
        long since = awaySince;
        return open && since != THERE && nanos.getAsLong() - since > hold;
    }

    /** Whether the store was away when it was looked at last. */
    boolean isStoreAway() {
        return awaySince != THERE;
    }

    /** Opens the gate for all instances, unless this one knows that it is open. */
    void open(Throwable cause) {
        if (!open) {
            long before = nanos.getAsLong();
            gate.open();
            saw(true, before);
            LOG.atWarn()
                    .addKeyValue("cause", cause.getClass().getSimpleName())
                    .log("Webhook queue away, overflow opened");
        }
    }

    /** Learns what other instances did. What cannot be learned is left as it was. */
    void refresh() {
        long before = nanos.getAsLong();
        try {
            saw(gate.isOpen(), before);
        } catch (ConnectException e) {
            goOnBlindly(String.valueOf(e.getMessage()));
        }
    }

    private void saw(boolean isOpen, long look) {
        looked = look;
        blind.set(false);
        settleDoubtBefore(look);
        know(isOpen);
    }

    /** Until it is seen again, nobody waits for another look. */
    void goOnBlindly(String cause) {
        if (blind.compareAndSet(false, true)) {
            timesBlinded.incrementAndGet();
            LOG.atWarn()
                    .addKeyValue("cause", cause)
                    .log("Overflow's gate not seen; if others have opened it, order unknown");
        }
    }

    void storeIsAway() {
        if (awaySince == THERE) {
            awaySince = nanos.getAsLong();
        }
    }

    void storeIsThere() {
        awaySince = THERE;
    }

    void closed() {
        know(false);
        LOG.atInfo().log("Webhook queue is back, overflow closed");
    }

    void know(boolean isOpen) {
        open = isOpen;
    }

    /** How often to look, so that what is known is never out of date for long. */
    long lookEveryMillis() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(reliable) / 4);
    }
}
