package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Logging.Format;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class LogOutputTest {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00.123Z");

    @AfterEach
    void backToNormal() {
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));
    }

    @Test
    void textLineBeginsWithTimeAndLevelAndCarriesTheFields() {
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));

        String line = written(event("Webhook received", Map.of("requestId", "r-1")));

        assertThat(line)
                .isEqualToIgnoringNewLines(
                        "2026-11-21T08:00:00.123Z INFO  Webhook received kind=\"message\" requestId=\"r-1\" [Somewhere]");
    }

    @Test
    void textLineWithoutFieldsHasNoGaps() {
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));
        LoggingEvent event = event("Worker started", Map.of());
        event.setKeyValuePairs(List.of());

        assertThat(written(event))
                .isEqualToIgnoringNewLines("2026-11-21T08:00:00.123Z INFO  Worker started [Somewhere]");
    }

    @Test
    void nobodyWritesASecondLineIntoALine() {
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));
        LoggingEvent event = event("one\r\ntwo", Map.of("requestId", "r\n1"));
        event.setKeyValuePairs(List.of(new KeyValuePair("kind", "a\nb")));

        assertThat(written(event).lines()).hasSize(1);
    }

    @Test
    void jsonLineHasTheFieldsAtItsTop() throws IOException {
        LogOutput.use(new Logging(Format.JSON, Level.INFO));

        String line = written(event("Webhook received", Map.of("requestId", "r-1")));

        assertThat(line.lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("@timestamp").asText()).isEqualTo("2026-11-21T08:00:00.123Z");
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("message").asText()).isEqualTo("Webhook received");
        assertThat(json.path("kind").asText()).isEqualTo("message");
        assertThat(json.path("requestId").asText()).isEqualTo("r-1");
    }

    @Test
    void logGoesAsideWhereStdoutIsTheResult() {
        LogOutput.aside(new Logging(Format.TEXT, Level.INFO));

        assertThat(appender().getTarget()).isEqualTo("System.err");
        assertThat(LoggerFactory.getLogger("com.clariva.connect.core.Anything").isInfoEnabled())
                .isFalse();
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));
        assertThat(appender().getTarget()).isEqualTo("System.out");
    }

    @Test
    void levelIsOursAlone() {
        LogOutput.use(new Logging(Format.TEXT, Level.TRACE));

        assertThat(LoggerFactory.getLogger("com.clariva.connect.core.Anything").isTraceEnabled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.lettuce.core.Anything",
                "org.eclipse.jetty.server.Anything",
                "io.javalin.Javalin",
                "org.flywaydb.core.Anything",
                "com.zaxxer.hikari.pool.Anything",
                "org.jdbi.sql",
                "org.postgresql.Driver",
                "io.netty.Anything"
            })
    void librariesStayQuietAtAnyLevel(String library) {
        LogOutput.use(new Logging(Format.TEXT, Level.TRACE));

        assertThat(LoggerFactory.getLogger(library).isInfoEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger(library).isErrorEnabled()).isTrue();
    }

    private static LoggingEvent event(String message, Map<String, String> context) {
        Logger logger = (Logger) LoggerFactory.getLogger("com.clariva.connect.app.Somewhere");
        LoggingEvent event = new LoggingEvent(
                LogOutputTest.class.getName(), logger, ch.qos.logback.classic.Level.INFO, message, null, null);
        event.setInstant(MORNING);
        event.setMDCPropertyMap(context);
        event.setKeyValuePairs(List.of(new KeyValuePair("kind", "message")));
        return event;
    }

    private static String written(ILoggingEvent event) {
        return new String(appender().getEncoder().encode(event), UTF_8);
    }

    private static ConsoleAppender<ILoggingEvent> appender() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        return (ConsoleAppender<ILoggingEvent>) root.getAppender("CONSOLE");
    }
}
