package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.LOG_FORMAT;
import static com.clariva.connect.app.environment.Variable.LOG_LEVEL;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.VariableReader;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** How much the house says about itself, and in which form. */
public record Logging(Format format, Level level) {

    /** For people, or for a log collector. */
    public enum Format {
        TEXT,
        JSON
    }

    public Logging {
        requireNonNull(format, "format is null");
        requireNonNull(level, "level is null");
    }

    static Supplier<Logging> readFrom(VariableReader reader) {
        Supplier<Format> format = reader.optional(LOG_FORMAT, Rules.oneOf(Format.class), Format.TEXT);
        Supplier<Level> level = reader.optional(LOG_LEVEL, Rules.oneOf(Level.class), Level.INFO);
        return () -> new Logging(format.get(), level.get());
    }
}
