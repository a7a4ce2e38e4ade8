package com.clariva.connect.crash;

import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers a message with its own words; a long one at such length that it takes two messages. Every handler is
 * called again after it has answered, where the words ask for that, and then it wants to say something else.
 */
final class AnsweringHandler implements EventHandler {
    static final String FAILS = "fails";
    static final String LONG = "long";

    private static final int SENTENCES = 24;

    /** What answers {@code words} at the first attempt. */
    static String answerTo(String words) {
        int sentences = words.contains(LONG) ? SENTENCES : 1;
        return IntStream.rangeClosed(1, sentences)
                .mapToObj(number -> "This is sentence " + number + " of the answer to " + words + ".")
                .collect(Collectors.joining(" "));
    }

    @Override
    public void handle(ResolvedEvent event) {
        event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .map(Text::value)
                .ifPresent(words -> answer(event, words));
    }

    private static void answer(ResolvedEvent event, String words) {
        event.reply(event.attempt() == 1 ? answerTo(words) : "Again, and in other words: " + answerTo(words));
        if (words.contains(FAILS) && event.attempt() == 1) {
            throw new IllegalStateException("fails after it has answered");
        }
    }
}
