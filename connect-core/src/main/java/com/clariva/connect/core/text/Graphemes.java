package com.clariva.connect.core.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one letter, as a reader sees it, ends and the next begins.
 *
 * <p>The regular expression {@code \X} knows families of emoji on every JDK since 17; {@code BreakIterator}
 * learned them in 20. Neither knew on 17 that an Indic consonant with a virama belongs to the next one, so
 * that is added here and holds on all.
 */
final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    /** Devanagari, Bengali, Gujarati, Oriya, Telugu, Malayalam: the scripts whose virama joins. */
    private static final String LINKERS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d";

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    /** What is longer fits into no message, however long it is. */
    private static final int LONGEST = TextParts.LIMIT + 1;

    private final String text;
    private final Matcher clusters;

    Graphemes(String text) {
        this.text = text;
        this.clusters = CLUSTER.matcher(text);
    }

    /** The end of the grapheme that begins at {@code start}, or of as much of it as matters. */
    int end(int start) {
        int furthest = Math.min(text.length(), start + LONGEST);
        int end = clusterEnd(start, furthest);
        while (end < furthest && Character.isLetter(text.codePointAt(end)) && endsLinked(start, end)) {
            end = clusterEnd(end, furthest);
        }
        return end;
    }

    private int clusterEnd(int start, int furthest) {
        return clusters.region(start, furthest).lookingAt() ? clusters.end() : furthest;
    }

    /** Whether the last mark that is not a joiner or another mark on top is a virama. */
    private boolean endsLinked(int start, int end) {
        int i = end;
        while (i > start) {
            int codePoint = text.codePointBefore(i);
            if (LINKERS.indexOf(codePoint) >= 0) {
                return true;
            }
            if (codePoint != ZERO_WIDTH_JOINER && Character.getType(codePoint) != Character.NON_SPACING_MARK) {
                return false;
            }
            i -= Character.charCount(codePoint);
        }
        return false;
    }
}
