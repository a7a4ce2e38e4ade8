package com.clariva.connect.house;

import static java.util.stream.Collectors.groupingBy;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for all needles at once. */
final class Search {
    private static final int HINTS = 1 << 20;

    private final Map<Integer, List<Needle>> byStart;
    private final BitSet hints = new BitSet(HINTS);

    Search(List<Needle> needles) {
        byStart = needles.stream().collect(groupingBy(needle -> start(needle.bytes(), 0)));
        byStart.keySet().forEach(start -> hints.set(hint(start)));
    }

    /** The needles that are in {@code hay}, and where each begins. */
    Map<Needle, Integer> in(byte[] hay) {
        Map<Needle, Integer> found = new LinkedHashMap<>();
        for (int at = 0; at + Integer.BYTES <= hay.length; at++) {
            int start = start(hay, at);
            if (hints.get(hint(start))) {
                for (Needle needle : byStart.getOrDefault(start, List.of())) {
                    if (stands(needle, hay, at)) {
                        found.putIfAbsent(needle, at);
                    }
                }
            }
        }
        return found;
    }

    private static boolean stands(Needle needle, byte[] hay, int at) {
        byte[] bytes = needle.bytes();
        return at + bytes.length <= hay.length
                && ByteBuffer.wrap(hay, at, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    private static int start(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    private static int hint(int start) {
        return (start * 0x9E3779B1) >>> 12;
    }
}
