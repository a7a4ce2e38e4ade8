package com.clariva.connect.core.text;

/** How long text is where bytes are counted. */
final class Utf8 {
    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    private Utf8() {}

    static int length(int codePoint) {
        if (codePoint < ONE_BYTE) {
            return 1;
        }
        if (codePoint < TWO_BYTES) {
            return 2;
        }
        return Character.isSupplementaryCodePoint(codePoint) ? 4 : 3;
    }

    static int length(String text, int start, int end) {
        int bytes = 0;
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            bytes += length(text.codePointAt(i));
        }
        return bytes;
    }
}
