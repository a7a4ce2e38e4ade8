package com.clariva.connect.core.account;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;

/**
 * Which doctor has connected which account.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One account per doctor, one doctor per account; when two connect at once, one wins whole.
 *   <li>All or nothing: {@link #connect} stores everything or leaves all as it was.
 *   <li>Who replaces an account ends that connection and makes the new one, both or neither. Whoever has
 *       yet another account by then is told {@link ConnectOutcome.Differs}.
 *   <li>The same doctor may connect the same account again and again; it stays one connection, with
 *       its resource name and first time, and gets the new token under a higher version.
 *   <li>After {@link #disconnect} the token is nowhere in the store, and the account may be connected
 *       by anybody.
 * </ul>
 *
 * <p>{@code ConnectedAccountsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface ConnectedAccounts extends AccountHolders {

    /** Stores the connection, not yet subscribed; or says why not. */
    ConnectOutcome connect(Connecting connecting);

    /** Forgets the doctor's token and ends the connection. What was connected, or empty. */
    Optional<ConnectedAccount> disconnect(DoctorId doctor);

    /** The doctor's account, connected or in need of reconnecting. */
    Optional<ConnectedAccount> findByDoctor(DoctorId doctor);

    /** Notes whether webhooks are subscribed. Nothing happens if the account is not connected. */
    void noteSubscription(InstagramId account, boolean subscribed);

    /** Connected accounts whose webhooks are not subscribed, longest unnoted first. */
    List<ConnectedAccount> notSubscribed(int limit);
}
