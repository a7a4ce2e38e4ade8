package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a return from Instagram ended. Every ending is ordinary; none is an exception.
 *
 * <p>{@link #match} takes one function per ending, so a new ending breaks the build at every place
 * that must learn of it.
 */
public sealed interface LinkOutcome {

    /** One function per ending. */
    <T> T match(Function<Linked, T> linked, Function<HandedOff, T> handedOff, Function<Refused, T> refused);

    /** The account is linked. Its state says whether it is subscribed yet. */
    record Linked(ConnectedAccount account) implements LinkOutcome {
        public Linked {
            requireNonNull(account, "account is null");
        }

        @Override
        public <T> T match(Function<Linked, T> linked, Function<HandedOff, T> handedOff, Function<Refused, T> refused) {
            return linked.apply(this);
        }
    }

    /** The doctor finishes, with this one-time code and the JWT, within ten minutes. */
    record HandedOff(Ticket code) implements LinkOutcome {
        public HandedOff {
            requireNonNull(code, "code is null");
        }

        @Override
        public <T> T match(Function<Linked, T> linked, Function<HandedOff, T> handedOff, Function<Refused, T> refused) {
            return handedOff.apply(this);
        }
    }

    /**
     * Nothing was stored.
     *
     * @param retryAfter how long Instagram asks us to wait, where it does
     */
    record Refused(LinkRefusal reason, Optional<Duration> retryAfter) implements LinkOutcome {
        public Refused {
            requireNonNull(reason, "reason is null");
            requireNonNull(retryAfter, "retryAfter is null");
        }

        public Refused(LinkRefusal reason) {
            this(reason, Optional.empty());
        }

        @Override
        public <T> T match(Function<Linked, T> linked, Function<HandedOff, T> handedOff, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
