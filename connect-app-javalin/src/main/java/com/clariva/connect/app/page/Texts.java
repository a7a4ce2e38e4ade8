package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;

/** What the page says, in one language. */
public final class Texts {
    private static final String BUNDLE = "com.clariva.connect.app.page.texts";
    private static final Map<Language, Texts> ALL = Arrays.stream(Language.values())
            .collect(toUnmodifiableMap(Function.identity(), language -> new Texts(bundle(language))));

    private final Map<String, String> sentences;

    private Texts(ResourceBundle bundle) {
        this.sentences = bundle.keySet().stream().collect(toUnmodifiableMap(Function.identity(), bundle::getString));
    }

    public static Texts in(Language language) {
        return requireNonNull(ALL.get(language), "a language has no texts");
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The sentence {@code key} with {@code arguments} in their places.
     *
     * @throws NullPointerException if there is no such sentence
     */
    public String say(String key, Object... arguments) {
        return new MessageFormat(requireNonNull(sentences.get(key), key), Locale.ROOT).format(arguments);
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** All sentences as they are written, which for those without arguments is as they are said. */
    Map<String, String> all() {
        return sentences;
    }
}
