package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All accounts of the fake beside it. */
public final class InMemoryAccountDirectory implements AccountDirectory {
    private final InMemoryConnectedAccounts accounts;
    private final Outage outage;

    public InMemoryAccountDirectory(InMemoryConnectedAccounts accounts, Outage outage) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public List<ConnectedAccount> page(Optional<InstagramId> last, int limit) {
        outage.check("list accounts");
        return accounts.all().stream()
                .filter(account ->
                        last.isEmpty() || idOf(account).compareTo(last.get().value()) > 0)
                .sorted(Comparator.comparing(InMemoryAccountDirectory::idOf))
                .limit(limit)
                .toList();
    }

    private static String idOf(ConnectedAccount account) {
        return account.profile().account().value();
    }
}
