package com.clariva.connect.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * WTF-8: UTF-8 in which a surrogate that has no partner is written as the three bytes of its own number. So any two
 * texts have different bytes, and a text without such surrogates has those of UTF-8. {@link String#getBytes} writes a
 * question mark for every one of them.
 *
 * @see <a href="https://simonsapin.github.io/wtf-8/">the specification</a>
 */
final class Wtf8 {
    private Wtf8() {}

    static byte[] encode(String text) {
        int lone = loneSurrogate(text, 0);
        if (lone == text.length()) {
            return text.getBytes(UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 * text.length());
        int from = 0;
        while (lone < text.length()) {
            bytes.writeBytes(text.substring(from, lone).getBytes(UTF_8));
            char unit = text.charAt(lone);
            bytes.write(0xE0 | (unit >> 12));
            bytes.write(0x80 | ((unit >> 6) & 0x3F));
            bytes.write(0x80 | (unit & 0x3F));
            from = lone + 1;
            lone = loneSurrogate(text, from);
        }
        bytes.writeBytes(text.substring(from).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    /** Where the first one at or after {@code from} is, or the end. */
    private static int loneSurrogate(String text, int from) {
        int place = from;
        while (place < text.length()) {
            int point = text.codePointAt(place);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return place;
            }
            place += Character.charCount(point);
        }
        return text.length();
    }
}
