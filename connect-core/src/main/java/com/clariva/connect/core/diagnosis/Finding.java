package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * How a check ended.
 *
 * @param evidence what was seen, in words; ids may be in it, no secret is
 * @param fix what to do; empty where there is nothing to do
 */
public record Finding(Check check, Level level, String evidence, Optional<String> fix) {
    public Finding {
        requireNonNull(check, "check is null");
        requireNonNull(level, "level is null");
        requireNonNull(evidence, "evidence is null");
        requireNonNull(fix, "fix is null");
    }

    /** The name of the check, which stays the same over versions. */
    public String id() {
        return check.id();
    }

    /** From best to worst. */
    public enum Level {
        OK,
        /** It works, and somebody should look at it. */
        WARNING,
        /** Something does not work. */
        PROBLEM;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
