package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What is known of one call right after it. */
public sealed interface SendOutcome {

    /** One function per ending. */
    <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unanswered, T> unanswered);

    /**
     * Instagram took it.
     *
     * @param messageId the message's id, which its echo will carry; for an act, empty or Instagram's own
     */
    record Accepted(String messageId) implements SendOutcome {
        public Accepted {
            requireNonNull(messageId, "messageId is null");
        }

        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unanswered, T> unanswered) {
            return accepted.apply(this);
        }
    }

    /**
     * Nothing went out, for certain. {@link Refusal#TEMPORARY} is here only where that is certain too: when
     * the request never left.
     *
     * @param until when it may be tried again, if Instagram said so, UTC
     */
    record Refused(Refusal refusal, Optional<Instant> until) implements SendOutcome {
        public Refused {
            requireNonNull(refusal, "refusal is null");
            requireNonNull(until, "until is null");
        }

        public Refused(Refusal refusal) {
            this(refusal, Optional.empty());
        }

        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unanswered, T> unanswered) {
            return refused.apply(this);
        }
    }

    /** It may have gone out, and may not. */
    record Unanswered() implements SendOutcome {
        @Override
        public <T> T match(
                Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unanswered, T> unanswered) {
            return unanswered.apply(this);
        }
    }
}
