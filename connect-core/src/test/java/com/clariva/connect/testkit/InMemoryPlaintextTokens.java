package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.PlaintextTokens;
import java.util.Optional;

/** Plaintext tokens among the accounts in memory. */
public final class InMemoryPlaintextTokens implements PlaintextTokens {
    private final InMemoryConnectedAccounts accounts;
    private final Outage outage;

    InMemoryPlaintextTokens(InMemoryConnectedAccounts accounts, Outage outage) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    /** As if somebody had put {@code plaintext} in the place of the stored token. */
    public void leave(InstagramId account, String plaintext) {
        synchronized (accounts) {
            accounts.row(account).ifPresent(row -> row.leavePlaintext(Secret.of(plaintext)));
        }
    }

    @Override
    public Optional<AccessToken> find(InstagramId account) {
        outage.check("find token");
        synchronized (accounts) {
            return accounts.row(account).flatMap(AccountInMemory::plaintext);
        }
    }

    @Override
    public boolean seal(InstagramId account, AccessToken found) {
        outage.check("seal token");
        synchronized (accounts) {
            Optional<AccountInMemory> same =
                    accounts.row(account).filter(row -> row.plaintext().equals(Optional.of(found)));
            same.ifPresent(AccountInMemory::seal);
            return same.isPresent();
        }
    }
}
