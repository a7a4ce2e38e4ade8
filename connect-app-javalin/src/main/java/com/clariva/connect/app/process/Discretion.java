package com.clariva.connect.app.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps the web server below us quiet, whatever level anybody has set. When it is allowed to talk it
 * writes down whole requests: addresses, cookies, tokens, and what patients wrote.
 */
public final class Discretion extends TurboFilter {
    private static final String TALKATIVE = "org.eclipse.jetty";

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
        boolean harmless =
                level.isGreaterOrEqual(Level.WARN) || !logger.getName().startsWith(TALKATIVE);
        return harmless ? FilterReply.NEUTRAL : FilterReply.DENY;
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
