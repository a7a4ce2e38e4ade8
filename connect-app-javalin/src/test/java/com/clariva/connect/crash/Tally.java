package com.clariva.connect.crash;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What was counted, over all cycles there have been. It is kept in a file, so that one can go on. */
final class Tally {
    static final String CYCLES = "cycles";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String HANDLED = "handled";
    static final String LOST = "lost";
    static final String OUT_OF_ORDER = "out of order";
    static final String ORDER_UNKNOWN = "order unknown, announced";
    static final String ANNOUNCED_DISORDER = "out of order, announced";
    static final String HANDLED_AGAIN = "handled again";
    static final String UNEXPLAINED = "handled again without a fault";
    static final String UNACKNOWLEDGED_HANDLED = "handled before it was acknowledged";
    static final String SECONDS = "seconds";
    static final String FAULT = "fault ";
    static final String ANSWER = "answer ";

    private final Map<String, Long> counts = new TreeMap<>();

    long get(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void add(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    static Tally readFrom(Path file) throws IOException {
        Tally tally = new Tally();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.forEach((what, count) -> tally.add((String) what, Long.parseLong((String) count)));
        }
        return tally;
    }

    void writeTo(Path file) throws IOException {
        Properties properties = new Properties();
        counts.forEach((what, count) -> properties.setProperty(what, Long.toString(count)));
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, null);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
