package com.clariva.connect.app.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language the page is written in. */
public enum Language {
    ENGLISH("en", "English"),
    HINDI("hi", "हिन्दी");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /** The language that browsers call {@code code}. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    /** What those who speak it call it. */
    String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.forLanguageTag(code + "-IN");
    }
}
