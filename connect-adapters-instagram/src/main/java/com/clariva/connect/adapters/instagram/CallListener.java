package com.clariva.connect.adapters.instagram;

import java.time.Duration;

/**
 * Hears of every HTTP call to Instagram, for counters and timers. It is called on the thread that made
 * the call and must return at once. What it throws is ignored.
 */
@FunctionalInterface
public interface CallListener {

    /** A listener that does not listen. */
    CallListener NONE = (operation, outcome, duration) -> {};

    /**
     * A call ended. A call that is repeated is heard of each time.
     *
     * @param operation {@code code_exchange}, {@code long_lived_exchange}, {@code token_refresh}, {@code
     *     profile}, {@code subscribe}, {@code read_subscription}, {@code unsubscribe}, {@code send_text},
     *     {@code send_media}, {@code sender_action} or {@code read_conversation}
     * @param outcome {@code ok}; {@code no_answer}; {@code unreadable}; {@code
     *     code_refused}; or the name of the {@link
     *     com.clariva.connect.core.Refusal} in lower case
     */
    void called(String operation, String outcome, Duration duration);
}
