package com.clariva.connect.app.process;

import com.google.common.base.CharMatcher;

/**
 * Text of others (names, ids, messages) for a terminal. What a terminal obeys or what hides or forges other text is
 * written as {@code \\uXXXX}, which is also how JSON writes it.
 */
public final class PrintableText {
    /** Of Unicode's characters for writing from right to left, those that turn round the text beside them. */
    private static final CharMatcher BIDI_CONTROLS = CharMatcher.is('\u061c')
            .or(CharMatcher.inRange('\u200e', '\u200f'))
            .or(CharMatcher.inRange('\u202a', '\u202e'))
            .or(CharMatcher.inRange('\u2066', '\u2069'));

    private static final CharMatcher LINE_SEPARATORS = CharMatcher.inRange('\u2028', '\u2029');
    private static final CharMatcher BYTE_ORDER_MARK = CharMatcher.is('\ufeff');
    private static final CharMatcher ESCAPED = CharMatcher.javaIsoControl()
            .or(BIDI_CONTROLS)
            .or(LINE_SEPARATORS)
            .or(BYTE_ORDER_MARK)
            .precomputed();

    private PrintableText() {}

    /** {@code line} on one line. */
    public static String of(String line) {
        if (ESCAPED.matchesNoneOf(line)) {
            return line;
        }
        StringBuilder printable = new StringBuilder(line.length() + 16);
        line.chars().forEach(c -> {
            if (ESCAPED.matches((char) c)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }
}
