package com.clariva.connect.adapters.instagram;

/** Text of Instagram as it may be stored and shown. */
final class PlainText {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 2048;

    private PlainText() {}

    /** {@code text} without control characters and halves of surrogate pairs, and not longer than a name may be. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().filter(PlainText::isPlain).limit(LONGEST_NAME).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** Whether {@code text} has the characters of a web address and no others. */
    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS
                && text.codePoints().allMatch(point -> isPlain(point) && !Character.isSpaceChar(point));
    }

    /** Whether {@code text} can be stored as it is: an id that would have to be changed is no id. */
    static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ADDRESS
                && text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
