package com.clariva.connect.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
    void warningIsReplacedByALineThatQuotesNothing() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);

        jetty.warn("multiple Host headers in {}\u009b", "GET /?code=secret", new IllegalStateException("secret"));
        jetty.error("Bad authority \u001b[31m");
        for (int more = 0; more < 1000; more++) {
            jetty.warn("secret");
        }
        root.detachAppender(logged);

        assertThat(logged.list).hasSizeBetween(3, 200);
        assertThat(logged.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                        .startsWith("Web server warned")
                        .doesNotContain("secret", "\u009b", "\u001b"));
        assertThat(logged.list.get(0).getKeyValuePairs().toString())
                .contains("org.eclipse.jetty.http.HttpParser", "java.lang.IllegalStateException");
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
