package com.clariva.connect.house;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Hears everything that is said to SLF4J, at every level and by everybody, whatever the configuration says. What is
 * heard is put into places, one for each library. What the process itself, configured as it is, would write goes into
 * one more, and what the product keeps from every log, whatever its levels are, into places of its own.
 */
final class LogRecorder implements AutoCloseable {
    static final String OF_THE_PROCESS = "log of the process";
    static final String WITHHELD = "withheld from every log: ";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final Listener listener = new Listener();
    private final TurboFilter everything = new Everything();
    private final Places places;
    private volatile boolean deaf;

    LogRecorder(Places places) {
        this.places = places;
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        listener.setContext(context);
        listener.start();
        root.addAppender(listener);
        context.getTurboFilterList().add(0, everything);
    }

    @Override
    public void close() {
        context.getTurboFilterList().remove(everything);
        root.detachAppender(listener);
        usual.forEach(root::addAppender);
    }

    /** For a look of the test's own that is nobody else's fault. */
    void deafWhile(Runnable look) {
        deaf = true;
        try {
            look.run();
        } finally {
            deaf = false;
        }
    }

    /** The library a logger belongs to, as far as its name tells. */
    static String library(String logger) {
        int parts = logger.startsWith("io.") || logger.startsWith("okhttp3.") ? 2 : 3;
        return Stream.of(logger.split("\\.", -1)).limit(parts).collect(joining("."));
    }

    private void hear(ILoggingEvent event) {
        Logger logger = context.getLogger(event.getLoggerName());
        boolean withheld = isWithheld(logger, event.getLevel());
        String line = line(event);
        places.add((withheld ? WITHHELD : "log of ") + library(event.getLoggerName()), line);
        if (!withheld && event.getLevel().isGreaterOrEqual(logger.getEffectiveLevel())) {
            places.add(OF_THE_PROCESS, line);
        }
    }

    /** Whether the product keeps it from every log, whatever the levels are. */
    private boolean isWithheld(Logger logger, Level level) {
        return context.getTurboFilterList().stream()
                .filter(filter -> filter != everything)
                .anyMatch(filter -> filter.decide(null, logger, level, "", null, null) == FilterReply.DENY);
    }

    private static String line(ILoggingEvent event) {
        return Stream.of(
                        event.getLevel(),
                        event.getLoggerName(),
                        event.getThreadName(),
                        event.getFormattedMessage(),
                        event.getKeyValuePairs(),
                        event.getMDCPropertyMap(),
                        event.getMarkerList(),
                        Optional.ofNullable(event.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .map(Objects::toString)
                .collect(joining(" "));
    }

    /** Takes no lock: what it renders may be held by one who is about to log. */
    private final class Listener extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (!deaf) {
                hear(event);
            }
        }
    }

    /** Before all other filters, and stronger than any level. */
    private static final class Everything extends TurboFilter {
        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] params, Throwable t) {
            return FilterReply.ACCEPT;
        }
    }
}
