package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Builds what a script is given, the prefix first; or a part of it. */
final class Arguments {
    private final List<byte[]> values = new ArrayList<>();
    private int bytes;

    private Arguments() {}

    Arguments(String prefix) {
        and(prefix);
    }

    static Arguments part() {
        return new Arguments();
    }

    Arguments and(String value) {
        return and(value.getBytes(UTF_8));
    }

    Arguments and(long value) {
        return and(Long.toString(value));
    }

    Arguments and(byte[] value) {
        values.add(value);
        bytes += value.length;
        return this;
    }

    Arguments and(Arguments part) {
        values.addAll(part.values);
        bytes += part.bytes;
        return this;
    }

    /** How much it is. */
    int bytes() {
        return bytes;
    }

    byte[][] toArray() {
        return values.toArray(byte[][]::new);
    }
}
