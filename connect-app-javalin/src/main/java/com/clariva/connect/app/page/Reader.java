package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who reads the page.
 *
 * @param locale how dates are written; of that language
 */
public record Reader(Language language, Locale locale) {
    private static final int LONGEST_WISH = 200;

    public Reader {
        requireNonNull(language, "language is null");
        requireNonNull(locale, "locale is null");
    }

    /**
     * Who chose a language on the page reads that, and everybody else the first we have of those that the
     * browser asks for; English, if we have none.
     *
     * @param accepted the browser's {@code Accept-Language}
     */
    public static Reader of(Optional<Language> chosen, Optional<String> accepted) {
        List<Locale> wishes = accepted.map(Reader::wishes).orElse(List.of());
        Language language = chosen.or(() -> firstWeHave(wishes)).orElse(Language.ENGLISH);
        return new Reader(
                language,
                wishes.stream()
                        .filter(wish -> wish.getLanguage().equals(language.code()))
                        .findFirst()
                        .orElse(language.locale()));
    }

    private static Optional<Language> firstWeHave(List<Locale> wishes) {
        return wishes.stream()
                .flatMap(wish -> Language.of(wish.getLanguage()).stream())
                .findFirst();
    }

    /** Most wanted first; none, if it is not written as it should be. */
    private static List<Locale> wishes(String accepted) {
        if (accepted.length() > LONGEST_WISH) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> plain(Locale.forLanguageTag(range.getRange())))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    /** Language and country; what else may stand in a tag would be repeated to the reader. */
    private static Locale plain(Locale asked) {
        return new Locale.Builder()
                .setLanguage(asked.getLanguage())
                .setRegion(asked.getCountry())
                .build();
    }
}
