package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.Text;
import java.util.List;
import java.util.function.Function;

/** What one message holds. It is what somebody asked for: whether Instagram would take it is judged elsewhere. */
public sealed interface Content {

    /** One function per kind. */
    <T> T match(Function<Words, T> words, Function<Media, T> media, Function<QuickReplies, T> quickReplies);

    /** Words alone, in which links may stand. */
    static Content text(String text) {
        return new Words(new Text(text));
    }

    /** Words alone, in which links may stand. */
    record Words(Text text) implements Content {
        public Words {
            requireNonNull(text, "text is null");
        }

        @Override
        public <T> T match(Function<Words, T> words, Function<Media, T> media, Function<QuickReplies, T> quickReplies) {
            return words.apply(this);
        }
    }

    /**
     * Something to see or to hear.
     *
     * @param url where Instagram fetches it; it needs no authorization, so treat it as content
     */
    record Media(MediaType type, Text url) implements Content {
        public Media {
            requireNonNull(type, "type is null");
            requireNonNull(url, "url is null");
        }

        @Override
        public <T> T match(Function<Words, T> words, Function<Media, T> media, Function<QuickReplies, T> quickReplies) {
            return media.apply(this);
        }
    }

    /** Words, and answers to choose from by a tap. Not shown on a desktop. */
    record QuickReplies(Text text, List<Choice> choices) implements Content {
        public QuickReplies {
            requireNonNull(text, "text is null");
            choices = List.copyOf(choices);
        }

        @Override
        public <T> T match(Function<Words, T> words, Function<Media, T> media, Function<QuickReplies, T> quickReplies) {
            return quickReplies.apply(this);
        }
    }

    /**
     * An answer to choose.
     *
     * @param title what the person sees and says
     * @param payload what comes back with it, unseen
     */
    record Choice(Text title, Text payload) {
        public Choice {
            requireNonNull(title, "title is null");
            requireNonNull(payload, "payload is null");
        }
    }
}
