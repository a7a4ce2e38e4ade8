package com.clariva.connect.core.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.Text;
import java.util.Optional;

/** What is wrong with a content, before anybody is asked to send it. */
final class Flaws {
    /** Instagram's limit for the text of one message, in UTF-8 bytes. */
    private static final int LONGEST_TEXT = 1000;

    private Flaws() {}

    static Optional<ReplyRefusal> of(Text text) {
        if (text.value().isBlank()) {
            return Optional.of(ReplyRefusal.BLANK_TEXT);
        }
        return text.value().getBytes(UTF_8).length > LONGEST_TEXT
                ? Optional.of(ReplyRefusal.TEXT_TOO_LONG)
                : Optional.empty();
    }
}
