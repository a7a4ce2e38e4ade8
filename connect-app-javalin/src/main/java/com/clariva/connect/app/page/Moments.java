package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Says when, as the reader would. Where the reader is we do not know, so a time of day is UTC and says so. */
final class Moments {
    private final Texts texts;
    private final Instant now;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    Moments(Visit visit) {
        this.texts = visit.texts();
        this.now = requireNonNull(visit.now(), "now is null");
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(visit.reader().locale())
                .withZone(ZoneOffset.UTC);
        this.minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(visit.reader().locale())
                .withZone(ZoneOffset.UTC);
    }

    String day(Instant when) {
        return day.format(when);
    }

    String minute(Instant when) {
        return minute.format(when) + " UTC";
    }

    /** Nothing is in the future: another instance's clock may only be a little ahead. */
    String ago(Instant when) {
        Duration since = Duration.between(when, now);
        if (since.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.say("ago_now");
        }
        if (since.compareTo(Duration.ofHours(1)) < 0) {
            return texts.say("ago_minutes", since.toMinutes());
        }
        return since.compareTo(Duration.ofDays(1)) < 0
                ? texts.say("ago_hours", since.toHours())
                : texts.say("ago_days", since.toDays());
    }
}
