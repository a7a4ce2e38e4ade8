package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How the sending of one part ended. */
public sealed interface PartEnd {

    /** One function per ending. */
    <T> T match(
            Function<Sent, T> sent,
            Function<Refused, T> refused,
            Function<Postponed, T> postponed,
            Function<Unknown, T> unknown);

    /** Instagram took it. */
    record Sent(String messageId) implements PartEnd {
        public Sent {
            requireNonNull(messageId, "messageId is null");
        }

        @Override
        public <T> T match(
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Postponed, T> postponed,
                Function<Unknown, T> unknown) {
            return sent.apply(this);
        }
    }

    /** It did not go out, for certain, and neither will what stands behind it. */
    record Refused(ReplyRefusal reason, Optional<Instant> until) implements PartEnd {
        public Refused {
            requireNonNull(reason, "reason is null");
            requireNonNull(until, "until is null");
        }

        @Override
        public <T> T match(
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Postponed, T> postponed,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /** It did not go out, for certain, and is tried again. */
    record Postponed(Instant until) implements PartEnd {
        public Postponed {
            requireNonNull(until, "until is null");
        }

        @Override
        public <T> T match(
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Postponed, T> postponed,
                Function<Unknown, T> unknown) {
            return postponed.apply(this);
        }
    }

    /** It may have gone out. */
    record Unknown() implements PartEnd {
        @Override
        public <T> T match(
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Postponed, T> postponed,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
