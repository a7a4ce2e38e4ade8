package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Use case: an operator looks how all accounts are. */
public final class ListAccounts {
    static final int PAGE = 500;

    private final AccountDirectory directory;
    private final CheckConnection checkConnection;

    public ListAccounts(AccountDirectory directory, CheckConnection checkConnection) {
        this.directory = requireNonNull(directory, "directory is null");
        this.checkConnection = requireNonNull(checkConnection, "checkConnection is null");
    }

    /**
     * Brings each account with its health, as far as it is known without asking Instagram.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    public void each(Consumer<CheckConnection.Connection> visitor) {
        Optional<InstagramId> last = Optional.empty();
        List<ConnectedAccount> page = directory.page(last, PAGE);
        while (!page.isEmpty()) {
            page.stream().map(checkConnection::of).forEach(visitor);
            last = Optional.of(page.get(page.size() - 1).profile().account());
            page = directory.page(last, PAGE);
        }
    }
}
