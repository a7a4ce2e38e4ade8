package com.clariva.connect.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Logging.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DiscretionTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger jetty = context.getLogger("org.eclipse.jetty.http.HttpParser");

    @BeforeEach
    void keep() {
        Discretion.keep();
    }

    @AfterEach
    void backToNormal() {
        LogOutput.use(new Logging(Format.TEXT, org.slf4j.event.Level.INFO));
    }

    @Test
    void noLevelLetsTheWebServerTalkOfRequests() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
        jetty.setLevel(Level.TRACE);

        assertThat(jetty.isDebugEnabled()).isFalse();
        assertThat(jetty.isInfoEnabled()).isFalse();
        assertThat(jetty.isWarnEnabled()).isTrue();
    }

    @Test
    void newConfigurationChangesNothing() {
        LogOutput.use(new Logging(Format.JSON, org.slf4j.event.Level.TRACE));
        jetty.setLevel(Level.TRACE);

        assertThat(jetty.isDebugEnabled()).isFalse();
    }

    @Test
    void othersTalkAsTheyAreToldTo() {
        Logger ours = context.getLogger("com.clariva.connect");
        ours.setLevel(Level.TRACE);

        assertThat(ours.isTraceEnabled()).isTrue();
    }

    @Test
    void oneIsEnough() {
        Discretion.keep();
        Discretion.keep();

        assertThat(context.getTurboFilterList())
                .hasOnlyElementsOfType(Discretion.class)
                .hasSize(1);
    }
}
