package com.clariva.connect.app.tour;

import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;

/** Plays the embedding service: answers a message with its own words, and stumbles once when asked to. */
final class TourHandler implements EventHandler {
    /** A message with this word in it is not handled at the first attempt. */
    static final String STUMBLE = "stumble";

    /** A message with this word in it is answered, and then not handled, at the first attempt. */
    static final String LIMP = "limp";

    /** What the answer to {@code message} is. */
    static String answerTo(String message) {
        return "You wrote: " + message;
    }

    @Override
    public void handle(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .map(Text::value)
                .ifPresent(message -> answer(event, message));
    }

    private static void answer(ResolvedEvent event, String message) {
        if (message.contains(STUMBLE) && event.attempt() == 1) {
            throw new IllegalStateException("stumbled, as asked");
        }
        event.reply(answerTo(message));
        if (message.contains(LIMP) && event.attempt() == 1) {
            throw new IllegalStateException("limped behind its reply, as asked");
        }
    }
}
