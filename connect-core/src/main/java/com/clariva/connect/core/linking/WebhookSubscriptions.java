package com.clariva.connect.core.linking;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.secret.Secret;

/**
 * The subscription of an account to our webhooks. Without it no event comes, and nothing says why.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link #subscribe} and {@link #unsubscribe} may be repeated.
 *   <li>What is reported was read back from Instagram, and judged by its fields.
 * </ul>
 *
 * <p>{@code WebhookSubscriptionsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.InstagramUnavailable thrown by every method when
 *     there is no usable answer
 * @see com.clariva.connect.core.ConnectException.InstagramRefused thrown by every method when
 *     Instagram says no
 */
@Port
public interface WebhookSubscriptions {

    /** Subscribes the token's account. */
    void subscribe(Secret token);

    /** Whether the token's account is subscribed to messages. */
    boolean isSubscribed(Secret token);

    /** Ends the subscription of the token's account. */
    void unsubscribe(Secret token);
}
