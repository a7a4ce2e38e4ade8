package com.clariva.connect.core.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** What fits into one part, and where it had better end. */
final class Room {
    private static final String ENDS_BEFORE_SPACE = ".!?…।॥؟۔";
    private static final String ENDS = "。！？｡\n\u2028\u2029";
    private static final String CLOSES = "\"'”’»)]}」』）";

    private final String text;
    private final int start;
    /** The ends of the graphemes that fit. */
    private final List<Integer> ends = new ArrayList<>();

    private int bytes;
    private int half;

    Room(String text, int start) {
        this.text = text;
        this.start = start;
    }

    /** Takes the grapheme that ends there, if it still fits. */
    boolean takes(int end) {
        int from = ends.isEmpty() ? start : ends.get(ends.size() - 1);
        int more = Utf8.length(text, from, end);
        if (bytes + more > TextParts.LIMIT) {
            return false;
        }
        bytes += more;
        ends.add(end);
        half = bytes <= TextParts.LIMIT / 2 ? end : half;
        return true;
    }

    /** For a text that goes on behind this part. */
    int bestEnd() {
        int end = last(i -> i > half && endsSentence(i));
        end = end > start ? end : last(this::atWhiteSpace);
        end = end > start ? end : lastLine();
        return end > start ? end : ends.get(ends.size() - 1);
    }

    private int lastLine() {
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        int last = ends.get(ends.size() - 1);
        // Whether a line may be broken there depends on what follows.
        String shown = text.substring(start, text.offsetByCodePoints(last, 1));
        lines.setText(shown);
        int line = lines.preceding(shown.length());
        while (line > 0 && Collections.binarySearch(ends, start + line) < 0) {
            line = lines.previous();
        }
        return start + Math.max(0, line);
    }

    private int last(IntPredicate fits) {
        for (int i = ends.size() - 1; i >= 0; i--) {
            if (fits.test(ends.get(i))) {
                return ends.get(i);
            }
        }
        return start;
    }

    private boolean atWhiteSpace(int end) {
        return Character.isWhitespace(text.codePointAt(end)) || Character.isWhitespace(text.codePointBefore(end));
    }

    private boolean endsSentence(int end) {
        int i = end;
        while (i > start && CLOSES.indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        if (i == start) {
            return false;
        }
        char before = text.charAt(i - 1);
        return ENDS.indexOf(before) >= 0
                || (Character.isWhitespace(text.codePointAt(end)) && ENDS_BEFORE_SPACE.indexOf(before) >= 0);
    }
}
