package com.clariva.connect.house;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears everything that is said to {@code java.util.logging}: the PostgreSQL driver, OkHttp and the JDK talk there. */
final class JulRecorder extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Places places;

    JulRecorder(Places places) {
        this.places = places;
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord event) {
        String logger = String.valueOf(event.getLoggerName());
        places.add("log of " + LogRecorder.library(logger), logger + " " + formatter.format(event));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(usual);
    }
}
