package com.clariva.connect.app.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.clariva.connect.core.log.SparingLog;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Keeps the web server below us quiet, whatever level anybody has set: it writes down whole requests, with addresses,
 * cookies, tokens, and what patients wrote, and control characters as they came. Instead of its warnings and errors
 * there is one line of ours, bounded in number, that says only which class warned and the type of the failure.
 */
public final class Discretion extends TurboFilter {
    private static final String TALKATIVE = "org.eclipse.jetty";

    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(Discretion.class), InstantSource.system());

    private Discretion() {}

    /** From here on, and after each new configuration of the log. May be repeated. */
    public static void keep() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            synchronized (Discretion.class) {
                if (context.getCopyOfListenerList().stream().noneMatch(Reminder.class::isInstance)) {
                    context.addListener(new Reminder());
                    context.addTurboFilter(new Discretion());
                }
            }
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (!logger.getName().startsWith(TALKATIVE)) {
            return FilterReply.NEUTRAL;
        }
        if (format != null && level.isGreaterOrEqual(Level.WARN)) {
            log.warn("Web server warned", line -> about(logger, failureIn(arguments, failure), line));
        }
        return level.isGreaterOrEqual(Level.WARN) && format == null ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static LoggingEventBuilder about(Logger logger, @Nullable Throwable failure, LoggingEventBuilder line) {
        LoggingEventBuilder named = line.addKeyValue("by", logger.getName());
        return failure == null
                ? named
                : named.addKeyValue("failure", failure.getClass().getName());
    }

    /** SLF4J takes the last argument for a failure, if it is one. */
    private static @Nullable Throwable failureIn(Object @Nullable [] arguments, @Nullable Throwable failure) {
        return failure == null
                        && arguments != null
                        && arguments.length > 0
                        && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : failure;
    }

    /** A new configuration begins without filters. */
    private static final class Reminder implements LoggerContextListener {
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext context) {
            context.addTurboFilter(new Discretion());
        }

        @Override
        public void onStart(LoggerContext context) {}

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
