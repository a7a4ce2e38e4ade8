package com.clariva.connect.core.linking;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.util.Set;

/**
 * Instagram, as the place where a doctor consents.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>A code is sent at most once: the exchange is never repeated, whatever happens to it.
 *   <li>An answer that cannot be read is no answer: nothing is guessed.
 *   <li>A token is text that a request can carry in a header; any other is no token, and what holds it no answer.
 *   <li>Names and addresses contain no control characters and no halves of surrogate pairs.
 *   <li>No call outlasts 10 seconds.
 * </ul>
 *
 * <p>{@code AuthorizationServerContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.InstagramUnavailable thrown when there is no usable
 *     answer
 */
@Port
public interface AuthorizationServer {

    /** Where to send the browser. It comes back to the redirect address with {@code state}. */
    URI authorizationUrl(Ticket state);

    /** The permissions that {@link #authorizationUrl} asks for. */
    Set<String> permissions();

    /**
     * Spends {@code code} for a long-lived token.
     *
     * @throws com.clariva.connect.core.ConnectException.InstagramRefused if the code was taken and the token that it
     *     bought is refused, or if Instagram asks us to come back later
     */
    ExchangeOutcome exchange(Secret code);

    /**
     * Who the token speaks for.
     *
     * @throws com.clariva.connect.core.ConnectException.InstagramRefused if the token is refused
     */
    Profile profile(Secret token);
}
