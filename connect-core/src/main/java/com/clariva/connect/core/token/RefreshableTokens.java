package com.clariva.connect.core.token;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of connected accounts, as those see them who keep them alive.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One at a time: while a claim lasts, by the store's clock, nobody else on any instance claims the
 *       same token. A claim that is not followed up simply ends.
 *   <li>Fenced: what comes of a claim counts only while the token it was given is still the current one.
 *   <li>A good token is never overwritten by one that ends no later.
 *   <li>A token that was replaced, by a refresh or a new connection, has a higher version.
 *   <li>Sealed: no token is readable in the store.
 * </ul>
 *
 * <p>{@code RefreshableTokensContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface RefreshableTokens {

    /** Claims the token that has been due for longest at {@code now}, by {@link RefreshTimes#first} or as postponed. */
    Optional<DueToken> claimDue(Instant now, Duration lease);

    /** Claims this account's token, due or not; empty if it has none, or somebody else has claimed it. */
    Optional<DueToken> claim(InstagramId account, Duration lease);

    /** Puts {@code fresh} in the place of {@code due}. False, and nothing is changed, if it may not go there. */
    boolean replace(DueToken due, FreshToken fresh);

    /** It did not work: due again at {@code until}, with one more failure, unless it was replaced meanwhile. */
    void postpone(DueToken due, Instant until);

    /** How many accounts' tokens are in each state at {@code now}. Every state is named. */
    Map<TokenState, Long> count(Instant now);
}
