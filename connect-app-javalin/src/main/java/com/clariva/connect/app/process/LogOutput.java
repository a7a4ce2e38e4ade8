package com.clariva.connect.app.process;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.clariva.connect.app.settings.Logging;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Where log lines go and how they look. {@code logback.xml} says the rest. */
public final class LogOutput {

    private LogOutput() {}

    /** From here on, the log is written as {@code logging} says. */
    public static void use(Logging logging) {
        use(logging, "System.out", logging.level().name());
    }

    /** As {@link #use}, but to stderr, for commands whose stdout is their result; they do not tell their life. */
    public static void aside(Logging logging) {
        use(
                logging,
                "System.err",
                logging.level() == Level.INFO
                        ? Level.WARN.name()
                        : logging.level().name());
    }

    private static void use(Logging logging, String target, String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("connect.log.format", logging.format().name().toLowerCase(Locale.ROOT));
        context.putProperty("connect.log.level", level);
        context.putProperty("connect.log.target", target);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(
                    requireNonNull(LogOutput.class.getResource("/logback.xml"), "logback.xml is null"));
        } catch (JoranException broken) {
            throw new IllegalStateException("logback.xml cannot be read", broken);
        }
    }
}
