package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.AccountTraces;
import java.util.Optional;
import java.util.Set;

/** Whose an account is, or that it is nobody's any more. */
public final class WhoseAccount {
    private final ResolveAccount resolveAccount;
    private final AccountTraces traces;

    public WhoseAccount(ResolveAccount resolveAccount, AccountTraces traces) {
        this.resolveAccount = requireNonNull(resolveAccount, "resolveAccount is null");
        this.traces = requireNonNull(traces, "traces is null");
    }

    AskedAhead askFor(Set<InstagramId> accounts) {
        return resolveAccount.askFor(accounts);
    }

    Optional<ConnectedAccount> linked(InstagramId account, AskedAhead ahead) {
        return resolveAccount.resolve(account, ahead);
    }

    /** As the store says, whatever is remembered. */
    boolean isLinked(InstagramId account) {
        return resolveAccount.isLinked(account);
    }

    /** Whether its data was deleted: nothing more of it is kept, until somebody links it again. */
    boolean isDeleted(InstagramId account) {
        return traces.isDeleted(account);
    }
}
