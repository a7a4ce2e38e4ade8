package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountChanges;
import com.clariva.connect.core.account.AccountHolders;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Finds the doctor of an account. What the store said serves for a minute at most, and only if no change has been heard
 * of since: a stale answer would hand a patient to the wrong doctor. So while changes may go unheard the store is asked for
 * every event, after it was claimed, unless it is away.
 */
public final class ResolveAccount {
    private static final long GOOD_FOR = Duration.ofSeconds(60).toNanos();
    private static final long UNASKED_FOR = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;

    private final AccountHolders accounts;
    private final AccountChanges changes;
    private final LongSupplier nanos;
    private final Map<InstagramId, Known> known = new ConcurrentHashMap<>();
    private volatile Optional<Long> awaySince = Optional.empty();

    /** @param nanos a clock that nobody moves */
    public ResolveAccount(AccountHolders accounts, AccountChanges changes, LongSupplier nanos) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.changes = requireNonNull(changes, "changes is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
    }

    /** Asks for many at once. Where that gives no answer, each is asked for when it is its turn. */
    AskedAhead askFor(Set<InstagramId> wanted) {
        long seen = changes.seen();
        long now = nanos.getAsLong();
        Map<InstagramId, ConnectedAccount> found = new HashMap<>();
        Set<InstagramId> unknown = new HashSet<>();
        for (InstagramId account : wanted) {
            fresh(account).ifPresentOrElse(holder -> found.put(account, holder), () -> unknown.add(account));
        }
        try {
            Map<InstagramId, ConnectedAccount> asked =
                    unknown.isEmpty() || wasAwayJustNow() ? Map.of() : accounts.findByAccounts(unknown);
            asked.forEach((account, holder) -> remember(account, Optional.of(new Known(holder, seen, now))));
            found.putAll(asked);
            return new AskedAhead(found, seen, now, Optional.empty());
        } catch (RuntimeException e) {
            // Whoever asks for one of them hears it too, and says so.
            return AskedAhead.NOTHING;
        }
    }

    /** Who has {@code account}, by what was asked ahead if that still holds, else as {@link #resolve(InstagramId)}. */
    Optional<ConnectedAccount> resolve(InstagramId account, AskedAhead ahead) {
        return ahead.holder(account, changes.seen(), nanos.getAsLong()).or(() -> resolve(account));
    }

    /**
     * Who has {@code account}; empty if nobody.
     *
     * @throws ConnectException.StorageUnavailable if the store gave no answer, and none is remembered
     */
    Optional<ConnectedAccount> resolve(InstagramId account) {
        return (wasAwayJustNow() ? remembered(account) : fresh(account)).or(() -> asked(account));
    }

    /** What is remembered, if nothing can have changed since without a word. */
    private Optional<ConnectedAccount> fresh(InstagramId account) {
        return changes.isHearing() ? remembered(account) : Optional.empty();
    }

    /** As the store says, whatever is remembered. */
    boolean isLinked(InstagramId account) {
        return accounts.findByAccount(account).isPresent();
    }

    private Optional<ConnectedAccount> asked(InstagramId account) {
        // Before asking: what changes meanwhile makes the answer an old one.
        long seen = changes.seen();
        long now = nanos.getAsLong();
        try {
            Optional<ConnectedAccount> found = accounts.findByAccount(account);
            awaySince = Optional.empty();
            remember(account, found.map(holder -> new Known(holder, seen, now)));
            return found;
        } catch (ConnectException.StorageUnavailable e) {
            awaySince = Optional.of(nanos.getAsLong());
            Optional<ConnectedAccount> remembered = remembered(account);
            if (remembered.isPresent()) {
                return remembered;
            }
            throw e;
        }
    }

    private void remember(InstagramId account, Optional<Known> answer) {
        if (known.size() >= MOST && !known.containsKey(account)) {
            known.clear();
        }
        answer.ifPresentOrElse(fresh -> known.put(account, fresh), () -> known.remove(account));
    }

    private Optional<ConnectedAccount> remembered(InstagramId account) {
        return Optional.ofNullable(known.get(account))
                .filter(answer -> answer.seen() == changes.seen())
                .filter(answer -> nanos.getAsLong() - answer.at() <= GOOD_FOR)
                .map(Known::holder);
    }

    /** A store that hangs would keep every handler for as long as it is waited for. */
    private boolean wasAwayJustNow() {
        return awaySince
                .filter(since -> nanos.getAsLong() - since < UNASKED_FOR)
                .isPresent();
    }

    /** An answer of the store, what had been seen of changes when it was asked, and when that was. */
    private record Known(ConnectedAccount holder, long seen, long at) {}
}
