package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.Text;
import java.util.Optional;
import java.util.function.Function;

/** What an account does in a conversation without writing. It may be done again without harm. */
public sealed interface Act {

    /** One function per kind. */
    <T> T match(Function<Typing, T> typing, Function<MarkSeen, T> markSeen, Function<React, T> react);

    /** The person sees that somebody writes, or no longer does. */
    record Typing(boolean on) implements Act {
        @Override
        public <T> T match(Function<Typing, T> typing, Function<MarkSeen, T> markSeen, Function<React, T> react) {
            return typing.apply(this);
        }
    }

    /** The person sees that what they wrote was seen. */
    record MarkSeen() implements Act {
        @Override
        public <T> T match(Function<Typing, T> typing, Function<MarkSeen, T> markSeen, Function<React, T> react) {
            return markSeen.apply(this);
        }
    }

    /**
     * A reaction to a message of the person.
     *
     * @param emoji any emoji; empty to take the reaction back
     */
    record React(String mid, Optional<Text> emoji) implements Act {
        public React {
            requireNonNull(mid, "mid is null");
            requireNonNull(emoji, "emoji is null");
        }

        @Override
        public <T> T match(Function<Typing, T> typing, Function<MarkSeen, T> markSeen, Function<React, T> react) {
            return react.apply(this);
        }
    }
}
