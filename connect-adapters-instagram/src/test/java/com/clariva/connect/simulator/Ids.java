package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the identifiers Instagram hands out, in the shape that live ones have. */
final class Ids {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MID_START = "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQx";
    private static final String MID_END = "ZD";
    private static final int MID_LENGTH = 164;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AtomicLong comments = new AtomicLong(17_860_000_000_000_100L);

    static String mid() {
        return MID_START + random(MID_LENGTH - MID_START.length() - MID_END.length()) + MID_END;
    }

    static String token() {
        return "IGAA" + random(140);
    }

    static String code() {
        return "AQ" + random(200);
    }

    static String trace() {
        return "A" + random(22);
    }

    static String challenge() {
        return Integer.toString(100_000_000 + RANDOM.nextInt(900_000_000));
    }

    String comment() {
        return Long.toString(comments.incrementAndGet());
    }

    static void requireDigits(String id, String name) {
        requireNonNull(id, () -> name + " is null");
        if (id.isEmpty() || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(name + " is made of digits");
        }
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        RANDOM.ints(length, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
        return text.toString();
    }
}
