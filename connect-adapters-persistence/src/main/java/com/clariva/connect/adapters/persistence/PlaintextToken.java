package com.clariva.connect.adapters.persistence;

/**
 * A token as an older installation stored it, unsealed. Sealed bytes begin with one that is no letter, so
 * the one is never taken for the other.
 */
final class PlaintextToken {
    /** Whether a row of {@code doctor_instagram} with a token may have it in plaintext: sealed ones begin with the byte 1. */
    static final String IN_SQL = "substring(instagram_access_token from 1 for 1) between '!'::bytea and '~'::bytea";

    private static final char FIRST = '!';
    private static final char LAST = '~';

    private PlaintextToken() {}

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
