package com.clariva.connect.core.webhook;

import com.clariva.connect.core.Port;

/**
 * Reads deliveries.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Total: any bytes give a {@link Reading}; nothing is thrown at strangers.
 *   <li>Nothing is lost: what is not understood is {@link
 *       com.clariva.connect.core.event.RoutingEvent.Unrecognized}; what is not even that is said in
 *       {@link Reading#flaw}. One item that cannot be read takes no other with it. A delivery that is well-formed and has
 *       nothing for us, such as one without items or one of another product of Meta, has no flaw.
 *   <li>Stable: the slice of an event is itself a delivery. Read again, it gives that event alone,
 *       with the same key.
 *   <li>The same event has the same key in whatever delivery it comes; the time of sending is no part
 *       of it.
 *   <li>Bounded: a reading has the first {@value #MOST_EVENTS} events at most. That there were more is said in {@link
 *       Reading#flaw}. What is kept in memory does not grow with the number of items.
 *   <li>Order is kept: entry by entry, item by item.
 *   <li>Ids keep every digit, whether they come as text or as numbers.
 * </ul>
 *
 * <p>{@code EventReaderContract} in the test kit holds every implementation to this.
 */
@Port
public interface EventReader {
    /** Instagram sends at most so many updates in one delivery. */
    int MOST_EVENTS = 1_000;

    Reading read(byte[] body);
}
