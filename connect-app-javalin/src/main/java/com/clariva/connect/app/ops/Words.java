package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** How times and numbers are written for operators: UTC, as the log has them. */
final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instant now;

    Words(Instant now) {
        this.now = requireNonNull(now, "now is null");
    }

    /** A moment for the template: exactly, and how long ago. */
    Map<String, Object> moment(Instant when) {
        return Map.of(
                "at", when.truncatedTo(ChronoUnit.SECONDS).toString(), "exact", MOMENT.format(when), "ago", ago(when));
    }

    String clock() {
        return CLOCK.format(now);
    }

    /** Nothing was in the future: another instance's clock may only be a little ahead. */
    String ago(Instant when) {
        Duration since = Duration.between(when, now);
        return since.compareTo(Duration.ofSeconds(1)) < 0 ? "just now" : span(since) + " ago";
    }

    /** Two units at most. */
    static String span(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h" + rest(time.toMinutesPart(), " min");
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min" + rest(time.toSecondsPart(), " s");
        }
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Short ones too: 1.2 ms, 340 ms, 1.5 s. */
    static String fine(Duration time) {
        double millis = time.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        return millis < 60_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000) : span(time);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }

    /** {@code one} of them, or how many. */
    static String count(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
    }

    private static String rest(int part, String unit) {
        return part == 0 ? "" : " " + part + unit;
    }
}
