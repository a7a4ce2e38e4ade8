package com.clariva.connect.core.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A text, cut into parts that each fit into one message of Instagram.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>No part is blank, and none has more than {@link #LIMIT} UTF-8 bytes.
 *   <li>A text within the limit is one part, as it is.
 *   <li>In their order the parts are the text, but for white space: what stood where it was cut, at the
 *       beginning and at the end of a text that was cut falls away.
 *   <li>It is cut behind a sentence if that leaves the part at least half full; else at white space; else
 *       where a line may be broken; else between two graphemes. Only a grapheme that does not fit into a
 *       message is cut between its code points.
 *   <li>The same text gives the same parts, on every JDK since 17, in time that grows with its length.
 * </ul>
 */
public final class TextParts {
    /** Instagram's limit for the text of one message, in UTF-8 bytes. */
    public static final int LIMIT = 1000;

    private final String text;
    private final Graphemes graphemes;
    private final List<String> parts = new ArrayList<>();

    private TextParts(String text) {
        this.text = text;
        this.graphemes = new Graphemes(text);
    }

    /**
     * The parts of {@code text}.
     *
     * @throws IllegalArgumentException if the text has a {@link TextFlaw} other than its length
     */
    public static List<String> of(String text) {
        requireNonNull(text, "text is null");
        TextFlaw.of(text).filter(flaw -> flaw != TextFlaw.TOO_LONG).ifPresent(flaw -> {
            throw new IllegalArgumentException("this text cannot be sent: " + flaw);
        });
        if (text.length() <= LIMIT && Utf8.length(text, 0, text.length()) <= LIMIT) {
            return List.of(text);
        }
        return new TextParts(text).cut();
    }

    private List<String> cut() {
        int start = behindWhiteSpace(0);
        while (start < text.length()) {
            int end = endOfPart(start);
            parts.add(text.substring(start, end).stripTrailing());
            start = behindWhiteSpace(end);
        }
        return List.copyOf(parts);
    }

    private int endOfPart(int start) {
        Room room = new Room(text, start);
        int end = start;
        int next = graphemes.end(start);
        while (room.takes(next)) {
            end = next;
            if (end == text.length()) {
                return end;
            }
            next = graphemes.end(end);
        }
        return end == start ? withinGrapheme(start) : room.bestEnd();
    }

    /** A single grapheme that is longer than a message. */
    private int withinGrapheme(int start) {
        int bytes = 0;
        int end = start;
        while (bytes + Utf8.length(text.codePointAt(end)) <= LIMIT) {
            bytes += Utf8.length(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int behindWhiteSpace(int from) {
        int start = from;
        while (start < text.length()) {
            int end = graphemes.end(start);
            if (!text.substring(start, end).isBlank()) {
                return start;
            }
            start = end;
        }
        return start;
    }
}
