package com.clariva.connect.core.diagnosis;

import java.time.Duration;
import java.util.Locale;

/** Numbers, as a person says them. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    /** {@code 1 server}, {@code 2 servers}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** As it is written in JSON. */
    static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** In the largest unit of which there are two. */
    static String age(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 2 * DAY) {
            return seconds / DAY + " days";
        }
        if (seconds >= 2 * HOUR) {
            return seconds / HOUR + " hours";
        }
        return seconds >= 2 * MINUTE ? seconds / MINUTE + " minutes" : seconds + " s";
    }
}
