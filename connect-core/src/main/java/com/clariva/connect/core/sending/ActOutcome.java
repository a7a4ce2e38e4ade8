package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.reply.ReplyRefusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What became of an act. Nobody looks any further, and nobody does it again but the one who asked. */
public sealed interface ActOutcome {

    /** One function per ending. */
    <T> T match(Function<Done, T> done, Function<Refused, T> refused, Function<Unknown, T> unknown);

    /** Instagram took it. */
    record Done() implements ActOutcome {
        @Override
        public <T> T match(Function<Done, T> done, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return done.apply(this);
        }
    }

    /**
     * It was not done, for certain.
     *
     * @param until when it may be tried again, if that is known, UTC
     */
    record Refused(ReplyRefusal reason, Optional<Instant> until) implements ActOutcome {
        public Refused {
            requireNonNull(reason, "reason is null");
            requireNonNull(until, "until is null");
        }

        public Refused(ReplyRefusal reason) {
            this(reason, Optional.empty());
        }

        @Override
        public <T> T match(Function<Done, T> done, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /** It may have been done, and may be asked for again without harm. */
    record Unknown() implements ActOutcome {
        @Override
        public <T> T match(Function<Done, T> done, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
