package com.clariva.connect.app.page;

import java.util.Locale;

/** The names that the style sheet and the pictures go by. */
final class Marks {
    private Marks() {}

    static String of(Enum<?> mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }
}
