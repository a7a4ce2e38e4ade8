package com.clariva.connect.core;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What core says to the log, line by line, with the names of its fields behind each. */
public final class Heard implements AutoCloseable {
    private final Logger core = (Logger) LoggerFactory.getLogger("com.clariva.connect.core");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Ear ear = new Ear();

    public Heard() {
        ear.setContext(core.getLoggerContext());
        ear.start();
        core.addAppender(ear);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        core.detachAppender(ear);
    }

    private static String line(ILoggingEvent event) {
        String fields = Optional.ofNullable(event.getKeyValuePairs()).stream()
                .flatMap(List::stream)
                .map(field -> field.key)
                .collect(joining(", "));
        return Stream.of(event.getFormattedMessage(), fields)
                .filter(part -> !part.isEmpty())
                .collect(joining(": "));
    }

    private final class Ear extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(line(event));
        }
    }
}
