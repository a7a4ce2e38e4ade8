package com.clariva.connect.core.token;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.secret.Secret;

/**
 * Instagram, as the place where a token gets a longer life.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>An answer without a token, or without its length of life, is no answer: nothing is guessed.
 *   <li>No call outlasts 10 seconds.
 *   <li>Errors are told apart by code, never by text.
 * </ul>
 *
 * <p>{@code TokenRefresherContract} in the test kit holds every implementation to this.
 */
@Port
public interface TokenRefresher {

    /**
     * About 60 more days for a token that is at least a day old and still good.
     *
     * @throws com.clariva.connect.core.ConnectException.InstagramUnavailable if there is no usable answer;
     *     the old token is as good as it was
     * @throws com.clariva.connect.core.ConnectException.InstagramRefused if Instagram says no
     */
    FreshToken refresh(Secret token);
}
