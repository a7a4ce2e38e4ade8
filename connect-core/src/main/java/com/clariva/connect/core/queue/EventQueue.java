package com.clariva.connect.core.queue;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Events waiting for a worker.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Durable: once the stage of {@link #enqueue} has completed, the events survive this process.
 *       What else they survive, {@link QueueState#durability} says.
 *   <li>Whole: {@link #enqueue} stores all of its events or none.
 *   <li>Idempotent: an event whose id was enqueued before adds nothing, within the dedupe window
 *       (3 days unless configured), whether the first is waiting, claimed or long done.
 *   <li>At least once: an event is claimed again and again until it is settled as done.
 *   <li>Exclusive and in order per conversation: order is the order in which {@code enqueue}
 *       completed, and within one call the order of the list. While one event of a conversation is
 *       claimed, delayed or parked, no later one of it is handed out, to anybody.
 *   <li>Fair: claims go round over the accounts, and within an account over its conversations.
 *   <li>Leased: a claim lasts as long as its lease, in the store's time. Only the current holder
 *       settles; a late holder is told false and changes nothing.
 *   <li>Only {@link Verdict.Retry} counts as an attempt.
 *   <li>Parking moves nothing: a parked event stays at the head of its conversation until {@link
 *       #unpark}.
 *   <li>Traced: the place in a trace that an event came with stays with it, through retries, parking and the
 *       store; an event that came with none costs nothing and gets none.
 *   <li>Named: so does the name of the secret that had signed the event's delivery.
 *   <li>Bounded: above a configured depth, {@code enqueue} fails with {@link
 *       com.clariva.connect.core.ConnectException.QueueFull}.
 *   <li>Sealed: what a person wrote is not readable in the store. An event that does not open is not
 *       handed out; it is released for a minute, uncounted, and the log says so.
 * </ul>
 *
 * <p>{@code EventQueueContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method, or
 *     carried by its stage, when the store gives no answer
 */
@Port
public interface EventQueue {

    /**
     * Stores {@code events}, in this order. The stage completes when they are stored and never
     * earlier; when it fails, whether they are stored is unknown, and enqueuing them again does no
     * harm. Never blocks for the store.
     */
    CompletionStage<Enqueued> enqueue(List<QueuedEvent> events);

    /**
     * Takes up to {@code limit} events, each of another conversation, for the length of {@code
     * lease}. If none is ready, waits for one, up to {@code wait}; then empty.
     */
    List<Claim> claim(int limit, Duration lease, Duration wait);

    /** Makes the claims last for another {@code lease} from now. The ids of those still held. */
    Set<EventId> renew(Collection<Claim> claims, Duration lease);

    /** Ends the claim. False if its lease had ended before: somebody else may hold the event. */
    CompletionStage<Boolean> settle(Claim claim, Verdict verdict);

    /** Lets the parked conversations of {@code account} go on, from their heads. How many there were. */
    int unpark(InstagramId account);

    /**
     * Takes the events out of the queue, waiting, delayed or parked. How many were there. One that comes
     * later adds nothing, as if it had been enqueued before: what was unsent may be delivered after its
     * unsend.
     */
    int erase(Collection<EventId> events);
}
