package com.clariva.connect.core.account;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;

/**
 * All accounts, one page after another.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Who walks from page to page meets every account that is linked all the while, once.
 *   <li>Only accounts that are connected, or in need of reconnecting, are listed.
 * </ul>
 *
 * <p>{@code AccountDirectoryContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
@Port
public interface AccountDirectory {

    /** The accounts that come behind {@code last}, or the first ones; empty when there are no more. */
    List<ConnectedAccount> page(Optional<InstagramId> last, int limit);
}
