package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one event per line, for tests that need events and no JSON: {@code
 * kind|account|person|mid|milliseconds|text}, where the person may be {@code -}. The kinds are {@code
 * message}, {@code echo}, {@code message_deleted} (of the account's own if the text is {@code own}), {@code message_edited} (the text is the number of
 * edits), {@code seen} and {@code test}; any other is unrecognized. {@code standby/} before a kind puts
 * it into another app's conversation. A line {@code sent|…} says when the
 * delivery was sent, and is no event.
 */
public final class LineEventReader implements EventReader {
    private static final String SEPARATOR = "\\|";
    private static final String STANDBY = "standby/";
    private static final int FIELDS = 6;

    /** A delivery of these lines. */
    public static byte[] delivery(String... lines) {
        return String.join("\n", lines).getBytes(UTF_8);
    }

    /** The line of a message from {@code person} to {@code account}. */
    public static String message(InstagramId account, InstagramId person, String mid, String text) {
        return line("message", account, person, mid, text);
    }

    /** The line of an event of that kind, a while ago. */
    public static String line(String kind, InstagramId account, InstagramId person, String mid, String text) {
        return String.join("|", kind, account.value(), person.value(), mid, "1795200000123", text);
    }

    @Override
    public Reading read(byte[] body) {
        List<ReadEvent> events = new ArrayList<>();
        Optional<String> flaw = Optional.empty();
        for (String line : new String(body, UTF_8).split("\n", -1)) {
            if (events.size() == MOST_EVENTS) {
                flaw = Optional.of("more than " + MOST_EVENTS + " lines");
                break;
            }
            Optional<InstagramEvent> event = event(line);
            event.ifPresent(read -> events.add(new ReadEvent(read, delivery(line))));
            if (event.isEmpty() && !line.startsWith("sent|")) {
                flaw = Optional.of("a line is not an event");
            }
        }
        return new Reading(events, flaw);
    }

    private static Optional<InstagramEvent> event(String line) {
        String[] fields = line.split(SEPARATOR, FIELDS);
        boolean readable = fields.length == FIELDS
                && InstagramId.isId(fields[1])
                && (fields[2].equals("-") || InstagramId.isId(fields[2]))
                && fields[4].matches("\\d{1,15}");
        return readable ? Optional.of(event(header(fields), fields, line)) : Optional.empty();
    }

    private static EventHeader header(String[] fields) {
        return new EventHeader(
                new InstagramId(fields[1]),
                Optional.of(fields[2]).filter(InstagramId::isId).map(InstagramId::new),
                Instant.ofEpochMilli(Long.parseLong(fields[4])));
    }

    private static InstagramEvent event(EventHeader header, String[] fields, String line) {
        return fields[0].startsWith(STANDBY)
                ? new RoutingEvent.Standby(event(fields[0].substring(STANDBY.length()), header, fields, line))
                : event(fields[0], header, fields, line);
    }

    private static InstagramEvent event(String kind, EventHeader header, String[] fields, String line) {
        String mid = fields[3];
        String text = fields[5];
        return switch (kind) {
            case "message" -> new MessageEvent.Message(header, mid, MessageContent.text(text));
            case "echo" -> new MessageEvent.Echo(header, mid, MessageContent.text(text), false);
            case "message_deleted" -> new MessageEvent.MessageDeleted(header, mid, text.equals("own"));
            case "message_edited" ->
                new MessageEvent.MessageEdited(
                        header, mid, Optional.empty(), text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0);
            case "seen" -> new ConversationEvent.Seen(header, mid);
            case "test" -> new RoutingEvent.Test(header, mid);
            default -> new RoutingEvent.Unrecognized(header, kind, new Text(line));
        };
    }
}
