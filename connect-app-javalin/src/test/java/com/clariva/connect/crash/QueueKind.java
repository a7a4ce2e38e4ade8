package com.clariva.connect.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the queue is kept. */
enum QueueKind {
    REDIS,
    POSTGRESQL;

    /** {@code redis}, {@code postgresql} or {@code both}. */
    static List<QueueKind> parse(String text) {
        return text.equals("both")
                ? Arrays.asList(values())
                : List.of(QueueKind.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
