package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.ReplyState;
import java.time.Duration;

/**
 * Answers the first message of every conversation with the same text, and hands each event on. What becomes
 * of the answer keeps no event from its handler.
 */
public final class AutoReply implements EventHandler {
    private static final String NAME = "auto";
    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);

    private final Content text;
    private final EventHandler next;

    public AutoReply(String text, EventHandler next) {
        this.text = Content.text(text);
        this.next = requireNonNull(next, "next is null");
    }

    @Override
    public void handle(ResolvedEvent event) throws Exception {
        if (event.event().kind() == EventKind.MESSAGE) {
            answer(event);
        }
        next.handle(event);
    }

    private void answer(ResolvedEvent event) {
        try {
            ReplyState unused = event.replyOnce(NAME, text);
        } catch (ConnectException.StorageUnavailable e) {
            throw new PostponedException("the auto reply could not be recorded", STORE_PAUSE);
        }
    }
}
