package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.sending.HearConversation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the store said of the accounts of claims that came together. It serves for a moment: a handler that begins
 * later, or after news of a change, has the store asked again.
 *
 * @param found who has them; that nobody has one is asked for again
 * @param seen what had been seen of changes before the asking
 * @param at when that was, in nanoseconds
 * @param heard once it was noted what persons wrote to these accounts: the conversations whose echoes are to be heard
 */
record AskedAhead(Map<InstagramId, ConnectedAccount> found, long seen, long at, Optional<Set<ConversationKey>> heard) {
    static final Duration MOMENT = Duration.ofMillis(50);

    /** Nothing was asked. */
    static final AskedAhead NOTHING = new AskedAhead(Map.of(), 0, 0, Optional.empty());

    AskedAhead {
        requireNonNull(found, "found is null");
        requireNonNull(heard, "heard is null");
    }

    AskedAhead andHeard(Set<ConversationKey> open) {
        return new AskedAhead(found, seen, at, Optional.of(open));
    }

    /** Whether nothing of the event is left to be heard. */
    boolean isHeard(InstagramEvent event, InstagramId account) {
        return found.containsKey(account)
                && heard.filter(open -> HearConversation.echoedIn(event)
                                .filter(open::contains)
                                .isEmpty())
                        .isPresent();
    }

    /** Empty if it does not say, or not any more. */
    Optional<ConnectedAccount> holder(InstagramId account, long seenNow, long now) {
        boolean holds = seen == seenNow && now - at <= MOMENT.toNanos();
        return holds ? Optional.ofNullable(found.get(account)) : Optional.empty();
    }
}
