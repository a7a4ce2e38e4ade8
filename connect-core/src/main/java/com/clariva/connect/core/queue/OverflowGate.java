package com.clariva.connect.core.queue;

import com.clariva.connect.core.Port;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Whether events go to the overflow, for all instances together.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One for all: what one instance opens or closes is so for every other.
 *   <li>Noticed: nobody is told that something was added before the gate has been open for {@link
 *       #notice}. So whoever finds it closed may rely for as long, counted from before he looked, on
 *       nobody having been told.
 *   <li>While {@link #close} runs, nothing is added to the overflow by anybody. What is added later
 *       fails with {@link com.clariva.connect.core.ConnectException.OverflowClosed} while the gate is
 *       closed.
 *   <li>It is closed only if the overflow was empty; if not, it stays open.
 *   <li>Of several who close it at once, one does.
 * </ul>
 *
 * <p>{@code OverflowGateContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface OverflowGate {

    boolean isOpen();

    /** How long every instance has to learn that the gate was opened. */
    Duration notice();

    /** From now on events go to the overflow. May be repeated. */
    void open();

    /**
     * Closes the gate, if {@code emptied} says so while nothing can be added. False if it stays open,
     * or somebody else is closing it.
     */
    boolean close(BooleanSupplier emptied);
}
