package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the store said of the accounts of claims that came together. It serves for a moment: a handler that begins
 * later, or after news of a change, has the store asked again.
 *
 * @param found who has them; that nobody has one is asked for again
 * @param seen what had been seen of changes before the asking
 * @param at when that was, in nanoseconds
 * @param noted whether it was noted what persons wrote to these accounts
 */
record AskedAhead(Map<InstagramId, ConnectedAccount> found, long seen, long at, boolean noted) {
    static final Duration MOMENT = Duration.ofMillis(50);

    /** Nothing was asked. */
    static final AskedAhead NOTHING = new AskedAhead(Map.of(), 0, 0, false);

    AskedAhead {
        requireNonNull(found, "found is null");
    }

    AskedAhead andNoted() {
        return new AskedAhead(found, seen, at, true);
    }

    boolean isNoted(InstagramId account) {
        return noted && found.containsKey(account);
    }

    /** Empty if it does not say, or not any more. */
    Optional<ConnectedAccount> holder(InstagramId account, long seenNow, long now) {
        boolean holds = seen == seenNow && now - at <= MOMENT.toNanos();
        return holds ? Optional.ofNullable(found.get(account)) : Optional.empty();
    }
}
