package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What is printed past every log. */
final class ConsoleRecorder implements AutoCloseable {
    static final String PLACE = "standard output and error";

    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Places places;

    ConsoleRecorder(Places places) {
        this.places = requireNonNull(places, "places is null");
        PrintStream both = new PrintStream(printed, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @Override
    public void close() {
        System.setOut(usualOut);
        System.setErr(usualErr);
        places.add(PLACE, printed.toByteArray());
    }
}
