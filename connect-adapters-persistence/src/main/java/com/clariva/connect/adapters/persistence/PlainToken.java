package com.clariva.connect.adapters.persistence;

/**
 * A token as an older installation stored it, unsealed. Sealed bytes begin with one that is no letter, so
 * the one is never taken for the other.
 */
final class PlainToken {
    private static final char FIRST = '!';
    private static final char LAST = '~';

    private PlainToken() {}

    /** Whether these bytes are a token that anybody can read. */
    static boolean is(byte[] stored) {
        for (byte one : stored) {
            if (one < FIRST || one > LAST) {
                return false;
            }
        }
        return stored.length > 0;
    }
}
