package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;

/**
 * What Instagram says of an account ({@code /me}).
 *
 * @param account {@code user_id}: the professional account, the identity
 * @param appScopedId {@code id}: what deauthorize and deletion requests name
 * @param accountType empty when Instagram did not say
 * @param pictureUrl expires; fetched anew at each connect
 */
public record Profile(
        InstagramId account,
        Optional<InstagramId> appScopedId,
        String username,
        Optional<AccountType> accountType,
        Optional<String> pictureUrl) {
    public Profile {
        requireNonNull(account, "account is null");
        requireNonNull(appScopedId, "appScopedId is null");
        requireNonNull(username, "username is null");
        requireNonNull(accountType, "accountType is null");
        requireNonNull(pictureUrl, "pictureUrl is null");
    }

    /** Says which account, not who. */
    @Override
    public String toString() {
        return "Profile(" + account + ")";
    }
}
