package com.clariva.connect.core;

import com.clariva.connect.core.event.EventKind;
import java.time.Duration;

/**
 * The embedding service's ear, for counters and timers. Every method does nothing unless overridden,
 * is called on the thread that did the work, and must return at once. What it throws is ignored.
 */
public interface Observer {

    /** An observer that does not listen. */
    Observer NONE = new Observer() {};

    /** A delivery was answered: {@code accepted}, {@code not_authentic} or {@code not_stored}. */
    default void delivery(String outcome) {}

    /**
     * A delivery was answered 503, as {@code not_stored} or before it was read: why, as one of the labels of {@link
     * com.clariva.connect.core.instance.RefusalCause}, and in words for an operator.
     */
    default void deliveryNotStored(String cause, String reason) {}

    /** A delivery's signature was missing, malformed or nobody's: {@code no_header}, {@code no_match} and so on. */
    default void deliveryRefused(String flaw) {}

    /** Somebody asked to verify the webhook's address with a verify token that is not ours. */
    default void verificationRefused() {}

    /** A signature or a verify token matched the secret of that name. */
    default void secretMatched(String name) {}

    /**
     * An event was received, but adds nothing to the queue: {@code duplicate}, {@code ignored}, {@code test}; or a
     * whole body that nobody can read was set aside, {@code dead_letter}.
     */
    default void eventNotQueued(EventKind kind, String outcome) {}

    /** An event's claim was settled. {@code latency} runs from reception. */
    default void eventSettled(EventKind kind, String outcome, Duration latency) {}

    /**
     * Something became of a reply: {@code sent}, {@code postponed}, {@code unknown}, {@code found_sent}, {@code
     * finally_unknown}, or the label of a {@link com.clariva.connect.core.reply.ReplyRefusal}.
     */
    default void reply(String outcome) {}

    /** A handler returned or threw after {@code duration}. */
    default void handlerRan(Duration duration) {}
}
