package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Builds what a script is given, the prefix first. */
final class Arguments {
    private final List<byte[]> values = new ArrayList<>();

    Arguments(String prefix) {
        and(prefix);
    }

    Arguments and(String value) {
        return and(value.getBytes(UTF_8));
    }

    Arguments and(long value) {
        return and(Long.toString(value));
    }

    Arguments and(byte[] value) {
        values.add(value);
        return this;
    }

    byte[][] toArray() {
        return values.toArray(byte[][]::new);
    }
}
