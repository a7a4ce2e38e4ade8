package com.clariva.connect.core.log;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A log for lines that come once per webhook, or that a stranger can cause. Each kind of line is written in full up to 50 times a
 * second; what goes beyond is counted, and the count is written when that second is over.
 */
public final class SparingLog {
    private static final int FULL_LINES_A_SECOND = 50;

    private final Logger log;
    private final InstantSource clock;
    private final int fullLinesASecond;
    private final Map<String, Second> seconds = new ConcurrentHashMap<>();

    public SparingLog(Logger log, InstantSource clock) {
        this(log, clock, FULL_LINES_A_SECOND);
    }

    private SparingLog(Logger log, InstantSource clock, int fullLinesASecond) {
        this.log = requireNonNull(log, "log is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.fullLinesASecond = fullLinesASecond;
    }

    /** For lines with a stack trace: one of a kind a second is written in full. */
    public static SparingLog ofTraces(Logger log, InstantSource clock) {
        return new SparingLog(log, clock, 1);
    }

    /** Writes {@code line} at INFO with {@code fields}, or counts it. */
    public void info(String line, UnaryOperator<LoggingEventBuilder> fields) {
        write(line, fields, log.atInfo());
    }

    /** Writes {@code line} at WARN with {@code fields}, or counts it. */
    public void warn(String line, UnaryOperator<LoggingEventBuilder> fields) {
        write(line, fields, log.atWarn());
    }

    /** Writes {@code line} at ERROR with {@code fields}, or counts it. */
    public void error(String line, UnaryOperator<LoggingEventBuilder> fields) {
        write(line, fields, log.atError());
    }

    /** Writes the counts of seconds that are over. Lines call it too; a timer covers the last ones. */
    public void flush() {
        seconds.forEach(this::flush);
    }

    private void write(String line, UnaryOperator<LoggingEventBuilder> fields, LoggingEventBuilder builder) {
        Second second = seconds.computeIfAbsent(line, name -> new Second());
        flush(line, second);
        if (second.admits()) {
            fields.apply(builder).log(line);
        }
    }

    private void flush(String line, Second second) {
        long counted = second.turnTo(clock.instant().getEpochSecond());
        if (counted > 0) {
            log.atInfo().addKeyValue("count", counted).log(line + ", and more");
        }
    }

    private final class Second {
        private long epochSecond;
        private long lines;

        /** How many lines of the second just ended were only counted; 0 while it lasts. */
        synchronized long turnTo(long now) {
            if (now == epochSecond) {
                return 0;
            }
            long counted = Math.max(0, lines - fullLinesASecond);
            epochSecond = now;
            lines = 0;
            return counted;
        }

        synchronized boolean admits() {
            lines++;
            return lines <= fullLinesASecond;
        }
    }
}
