package com.clariva.connect.core.privacy;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.List;

/**
 * What an account leaves behind, outside the queue, and how it goes.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link #endLinks} finds an account by its professional id, its app-scoped id, or the id of the code
 *       exchange. It ends connections that are older than asked, whatever they still need, and no other;
 *       their tokens are nowhere in the store afterwards.
 *   <li>{@link #erase} leaves no row of the account from before the time: no dead letter, no reply, no line
 *       of the log of events, no connection that has ended. A connection that lasts stays.
 *   <li>A deleted account is one until somebody links it again.
 * </ul>
 *
 * <p>{@code AccountTracesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface AccountTraces {

    /** The connections that {@link #endLinks} would end. */
    List<ConnectedAccount> links(InstagramId named, Instant linkedBefore);

    /** Ends the connections of whom {@code named} is an id of, as far as they are older. As they were. */
    List<ConnectedAccount> endLinks(InstagramId named, Instant linkedBefore);

    /** Takes away what is stored of {@code account} from {@code before}, some of it. 0 when nothing is left. */
    int erase(InstagramId account, Instant before, int limit);

    /** Whether {@code doctor} has, or had, an account connected of which anything is left. */
    boolean hadAccount(DoctorId doctor);

    /** Whether the account's data was deleted, and nobody has linked it since. */
    boolean isDeleted(InstagramId account);
}
