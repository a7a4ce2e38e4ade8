package com.clariva.connect.core.token;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * Tokens that lie in the store in plaintext, as an older installation left them.
 *
 * <p>Whoever can write to the store can put any token into any row. So a plaintext token says nothing about whose it
 * is until Instagram has named its owner, and only then it is sealed.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link AccessTokens#current} throws {@link com.clariva.connect.core.ConnectException.SealBroken} for a plaintext
 *       token, and {@link RefreshableTokens} does not give it out.
 *   <li>Only the token that was found is sealed, never another that has taken its place.
 * </ul>
 *
 * <p>{@code PlaintextTokensContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface PlaintextTokens {

    /** The plaintext token of {@code account}; empty if it is not connected, or its token is sealed. */
    Optional<AccessToken> find(InstagramId account);

    /** Seals what {@link #find} found. False, and nothing is changed, if it is no longer there. */
    boolean seal(InstagramId account, AccessToken found);
}
