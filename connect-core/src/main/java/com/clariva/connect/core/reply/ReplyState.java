package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import java.util.function.Function;

/** What became of a reply. */
public sealed interface ReplyState {

    /** One function per ending. */
    <T> T match(Function<Sent, T> sent, Function<Refused, T> refused, Function<Unknown, T> unknown);

    /** Instagram took it. */
    record Sent(String messageId) implements ReplyState {
        public Sent {
            requireNonNull(messageId, "messageId is null");
        }

        @Override
        public <T> T match(Function<Sent, T> sent, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return sent.apply(this);
        }
    }

    /** It was not sent, for certain. */
    record Refused(Refusal refusal) implements ReplyState {
        public Refused {
            requireNonNull(refusal, "refusal is null");
        }

        @Override
        public <T> T match(Function<Sent, T> sent, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /** It may have been sent. It is not sent again. */
    record Unknown() implements ReplyState {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
