package com.clariva.connect.app.forward;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.ReplyState;
import java.time.Duration;
import java.util.Set;

/**
 * Answers the first thing that a person writes in a conversation with the same text, and hands each event on. Words,
 * media, a quick reply and a tapped button count as written; a story mention, a heart, or what Instagram does not show
 * do not. What becomes of the answer keeps no event from its handler.
 */
public final class AutoReply implements EventHandler {
    private static final String NAME = "auto";
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "file", "ig_post", "share", "ig_reel");
    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);

    private final Content text;
    private final EventHandler next;

    public AutoReply(String text, EventHandler next) {
        this.text = Content.text(text);
        this.next = requireNonNull(next, "next is null");
    }

    @Override
    public void handle(ResolvedEvent event) throws Exception {
        if (isWritten(event.event())) {
            answer(event);
        }
        next.handle(event);
    }

    private static boolean isWritten(InstagramEvent event) {
        boolean tapped = event.as(ConversationEvent.Postback.class)
                .filter(postback -> !postback.self())
                .isPresent();
        return tapped
                || event.as(MessageEvent.Message.class)
                        .filter(message -> isWritten(message.content()))
                        .isPresent();
    }

    private static boolean isWritten(MessageContent content) {
        return content.text().isPresent()
                || content.quickReply().isPresent()
                || content.attachments().stream().map(Attachment::type).anyMatch(MEDIA::contains);
    }

    private void answer(ResolvedEvent event) {
        try {
            ReplyState unused = event.replyOnce(NAME, text);
        } catch (ConnectException.StorageUnavailable e) {
            throw new PostponedException("the auto reply could not be recorded", STORE_PAUSE);
        }
    }
}
