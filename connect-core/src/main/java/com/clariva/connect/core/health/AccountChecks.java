package com.clariva.connect.core.health;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose turn it is to be checked.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One at a time: of all who ask at once, on any instance, one is given the account.
 *   <li>Spread: the first check of an account is at some moment of the day after it was connected.
 *   <li>Only accounts with a token in use are checked.
 *   <li>Told once: of all who would tell that a token ends within so many days, one is told to.
 * </ul>
 *
 * <p>{@code AccountChecksContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface AccountChecks {

    /** The account that has been due for longest at {@code now}. It is due again at {@code next}. */
    Optional<ConnectedAccount> claimDue(Instant now, Instant next);

    /** Instagram has answered at {@code at}. The account is due again at {@code next}. */
    void checked(InstagramId account, Instant at, Instant next);

    /**
     * Whether to tell that the token of that version ends within {@code days} days. False if it was told
     * for as many days or fewer, or if the token was replaced.
     */
    boolean tellEnd(InstagramId account, long version, int days);
}
