package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a reply. Sent, refused and a final unknown stay what they are. */
public sealed interface ReplyState {

    /** One function per state. */
    <T> T match(
            Function<Queued, T> queued,
            Function<Sending, T> sending,
            Function<Sent, T> sent,
            Function<Refused, T> refused,
            Function<Unknown, T> unknown);

    /**
     * It is stored, and goes out by itself.
     *
     * @param until what it waits for, UTC; empty if for nothing but its turn
     */
    record Queued(Optional<Instant> until) implements ReplyState {
        public Queued {
            requireNonNull(until, "until is null");
        }

        @Override
        public <T> T match(
                Function<Queued, T> queued,
                Function<Sending, T> sending,
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown) {
            return queued.apply(this);
        }
    }

    /** It is on its way at this moment. */
    record Sending() implements ReplyState {
        @Override
        public <T> T match(
                Function<Queued, T> queued,
                Function<Sending, T> sending,
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown) {
            return sending.apply(this);
        }
    }

    /**
     * Instagram took all of it.
     *
     * @param messageIds one per message, in order
     */
    record Sent(List<String> messageIds) implements ReplyState {
        public Sent {
            messageIds = List.copyOf(messageIds);
        }

        public Sent(String messageId) {
            this(List.of(messageId));
        }

        @Override
        public <T> T match(
                Function<Queued, T> queued,
                Function<Sending, T> sending,
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown) {
            return sent.apply(this);
        }
    }

    /**
     * It was not sent, for certain, or no further than {@code sentBefore}.
     *
     * @param until when it may be tried again, if that is known, UTC
     * @param sentBefore the messages of it that had gone out before
     */
    record Refused(ReplyRefusal reason, Optional<Instant> until, List<String> sentBefore) implements ReplyState {
        public Refused {
            requireNonNull(reason, "reason is null");
            requireNonNull(until, "until is null");
            sentBefore = List.copyOf(sentBefore);
        }

        public Refused(ReplyRefusal reason) {
            this(reason, Optional.empty(), List.of());
        }

        @Override
        public <T> T match(
                Function<Queued, T> queued,
                Function<Sending, T> sending,
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /**
     * It may have been sent. It is not sent again.
     *
     * @param isFinal whether nobody looks any further: after 15 minutes
     */
    record Unknown(boolean isFinal) implements ReplyState {
        @Override
        public <T> T match(
                Function<Queued, T> queued,
                Function<Sending, T> sending,
                Function<Sent, T> sent,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
