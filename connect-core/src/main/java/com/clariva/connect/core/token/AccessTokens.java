package com.clariva.connect.core.token;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * The tokens of connected accounts.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Sealed: no token is readable in the store.
 *   <li>A refused token is not given out again, by any instance.
 *   <li>A refusal of an older version changes nothing.
 *   <li>Bound to its account: one that was brought here from another row, or was changed, does not open and is
 *       not given out.
 *   <li>A lost permission is noted once, and stays noted until the account is connected again.
 * </ul>
 *
 * <p>{@code AccessTokensContract} in the test kit holds every implementation to this. Tokens come in
 * through {@link com.clariva.connect.core.account.ConnectedAccounts#connect}.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface AccessTokens {

    /**
     * The token to use for {@code account}; empty if it is not connected or has to reconnect.
     *
     * @throws com.clariva.connect.core.ConnectException.SealBroken if what is stored does not open, or is plaintext
     * @throws com.clariva.connect.core.ConnectException.KeyMissing if its key is not configured
     */
    Optional<AccessToken> current(InstagramId account);

    /**
     * Instagram refused the token (190): the account needs to reconnect. False, and nothing is changed,
     * if {@code version} is no longer the current one.
     */
    boolean refused(InstagramId account, long version);

    /**
     * The stored token is plaintext or does not open, with its key at hand: the account needs to reconnect. False, and nothing
     * is changed, if there is one that opens, or none.
     */
    boolean unreadable(InstagramId account);

    /**
     * Instagram refused a call for want of a permission (10, 200). False, and nothing is changed, if that
     * was known, or if {@code version} is no longer the current one.
     */
    boolean permissionLost(InstagramId account, long version);
}
