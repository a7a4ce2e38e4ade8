package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be nowhere: each secret and each word of a person that is sent through the house. Twelve bytes from
 * either end of one are enough to betray it.
 */
final class Canaries {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int END = 12;

    private final Map<String, List<byte[]>> released = new LinkedHashMap<>();

    /** A new secret of 40 letters and digits. */
    String secret(String name) {
        return release(name, letters(40));
    }

    /** A sentence that begins as it is told to, with two words in it that nobody else says. */
    String sentence(String name, String beginning) {
        return beginning + " \"" + release(name, letters(16)) + "\" & " + release(name, "größer" + letters(10)) + "?";
    }

    /** A new name such as people have on Instagram. */
    String username(String name) {
        return release(name, "patient." + letters(12));
    }

    /** New bytes, to be used as a key. */
    byte[] key(String name, int length) {
        byte[] key = new byte[length];
        RANDOM.nextBytes(key);
        release(name, key);
        return key;
    }

    String release(String name, String value) {
        release(name, value.getBytes(UTF_8));
        return value;
    }

    synchronized void release(String name, byte[] value) {
        if (value.length < END) {
            throw new IllegalArgumentException("a canary that short sings by chance: " + name);
        }
        released.computeIfAbsent(name, key -> new ArrayList<>()).add(value.clone());
    }

    synchronized Collection<String> names() {
        return List.copyOf(released.keySet());
    }

    synchronized List<Needle> needles() {
        return released.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .flatMap(value -> ends(value).stream())
                        .flatMap(end -> Needle.ofAllForms(one.getKey(), end).stream()))
                .distinct()
                .toList();
    }

    private static List<byte[]> ends(byte[] value) {
        return value.length < 2 * END
                ? List.of(value)
                : List.of(Arrays.copyOf(value, END), Arrays.copyOfRange(value, value.length - END, value.length));
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        RANDOM.ints(count, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
        return text.toString();
    }
}
