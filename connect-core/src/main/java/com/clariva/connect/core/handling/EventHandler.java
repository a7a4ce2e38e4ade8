package com.clariva.connect.core.handling;

/**
 * The embedding service's own code: what to do with an event.
 *
 * <p>Events of one conversation come one at a time and in order; events of different conversations
 * come in parallel, so a handler must be safe for that. An event may come more than once: when a
 * process died in the middle, or when the handler failed before.
 *
 * <p>When the service stops, a handler has the configured grace to end. Then its thread is interrupted:
 * one that ends by that comes again at once, on another instance, without counting as an attempt. One
 * that ignores it and goes on may find that its event is handled again elsewhere once its lease, half a
 * minute, has ended.
 */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles one event. Returning means done.
     *
     * @throws PostponedException if it is not the event's fault and it should come again later,
     *     without counting as an attempt
     * @throws HopelessException if it will never take the event: it becomes a dead letter at once
     * @throws Exception anything else is a failed attempt: the event comes again after the delays of
     *     the retry policy, and then becomes a dead letter
     */
    void handle(ResolvedEvent event) throws Exception;
}
