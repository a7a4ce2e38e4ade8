package com.clariva.connect.crash;

import java.util.List;
import java.util.Locale;

/**
 * A line of a handler's record.
 *
 * @param nanos by the machine's monotonic clock, which is the same for all processes and which nobody moves
 */
record Line(Kind kind, String eventId, Words words, int attempt, long nanos) {
    private static final int WORDS = 3;

    enum Kind {
        BEGIN,
        END,
        FAIL
    }

    static Line parse(String text) {
        List<String> parts = List.of(text.split(" "));
        return new Line(
                Kind.valueOf(parts.get(0).toUpperCase(Locale.ROOT)),
                parts.get(1),
                Words.parse(String.join(" ", parts.subList(2, 2 + WORDS))),
                Integer.parseInt(parts.get(2 + WORDS)),
                Long.parseLong(parts.get(WORDS + WORDS)));
    }

    String text() {
        return String.join(
                " ",
                kind.name().toLowerCase(Locale.ROOT),
                eventId,
                words.text(),
                Integer.toString(attempt),
                nanos + "\n");
    }
}
