package com.clariva.connect.adapters.queue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the queue has written to the log while this is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(RedisQueue.class);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        start();
        logger.setLevel(Level.INFO);
        logger.addAppender(this);
    }

    /** Level, message and key-value pairs. */
    List<String> all() {
        return lines;
    }

    long count(String message) {
        return lines.stream().filter(line -> line.contains(message)).count();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage() + " "
                + Objects.requireNonNullElse(event.getKeyValuePairs(), List.of()));
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
    }
}
