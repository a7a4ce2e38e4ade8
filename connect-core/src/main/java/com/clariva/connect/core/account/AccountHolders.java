package com.clariva.connect.core.account;

import static java.util.stream.Collectors.toMap;

import com.clariva.connect.core.event.InstagramId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who has which account, as the store says at this moment.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown when the store gives no answer
 */
public interface AccountHolders {

    /** Who has {@code account}, connected or in need of reconnecting. */
    Optional<ConnectedAccount> findByAccount(InstagramId account);

    /** What {@link #findByAccount} would say of each of {@code accounts}; those that nobody has are not in it. */
    default Map<InstagramId, ConnectedAccount> findByAccounts(Set<InstagramId> accounts) {
        return accounts.stream()
                .flatMap(account -> findByAccount(account).stream())
                .collect(toMap(found -> found.profile().account(), Function.identity()));
    }
}
