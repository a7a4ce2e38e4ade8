package com.clariva.connect.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One run of the handler with one event.
 *
 * @param end empty if it was killed in between, or failed on purpose
 */
record Handling(String instance, Words words, String eventId, long begin, OptionalLong end) {

    /** Puts the lines of one instance together. */
    static List<Handling> of(String instance, List<Line> lines) {
        List<Handling> handlings = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        for (Line line : lines) {
            List<Line> before = open.stream()
                    .filter(one -> one.eventId().equals(line.eventId()))
                    .toList();
            before.forEach(begin -> handlings.add(ended(instance, begin, line)));
            open.removeAll(before);
            if (line.kind() == Line.Kind.BEGIN) {
                open.add(line);
            }
        }
        open.forEach(begin -> handlings.add(
                new Handling(instance, begin.words(), begin.eventId(), begin.nanos(), OptionalLong.empty())));
        return handlings;
    }

    private static Handling ended(String instance, Line begin, Line next) {
        OptionalLong end = next.kind() == Line.Kind.END ? OptionalLong.of(next.nanos()) : OptionalLong.empty();
        return new Handling(instance, begin.words(), begin.eventId(), begin.nanos(), end);
    }

    boolean isWhole() {
        return end.isPresent();
    }
}
