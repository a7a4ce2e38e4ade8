package com.clariva.connect.app.page;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.linking.LinkRefusal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

    @Test
    void bothLanguagesSayTheSameWithTheSameArguments() {
        assertThat(arguments(Language.HINDI)).isEqualTo(arguments(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    void everySentenceCanBeSaid(Language language) {
        assertThat(Texts.in(language).all().keySet()).allSatisfy(key -> {
            String said = Texts.in(language)
                    .say(key, key.startsWith("ago_") || key.equals("error_try_later_next") ? 5 : "a", "b");

            assertThat(said).isNotBlank().doesNotContain("{", "}", "''");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatIsToldHasItsSentences(Language language) {
        assertThat(LinkRefusal.values()).allSatisfy(reason -> {
            assertThat(Notice.of(reason).whatHappened(Texts.in(language))).isNotBlank();
            assertThat(Notice.of(reason).nextStep(Texts.in(language))).isNotBlank();
        });
        assertThat(Reason.values())
                .extracting(Marks::of)
                .allSatisfy(reason -> assertThat(Texts.in(language).all())
                        .containsKeys("reason_" + reason + "_what", "reason_" + reason + "_next"));
    }

    @Test
    void hindiIsWrittenInHindi() {
        assertThat(Texts.in(Language.HINDI).all().values())
                .allMatch(sentence -> sentence.codePoints()
                        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.DEVANAGARI));
    }

    @Test
    void numbersAreCounted() {
        assertThat(Texts.in(Language.ENGLISH).say("ago_hours", 1L)).isEqualTo("1 hour ago");
        assertThat(Texts.in(Language.ENGLISH).say("ago_hours", 23L)).isEqualTo("23 hours ago");
        assertThat(Texts.in(Language.HINDI).say("ago_hours", 23L)).isEqualTo("23 घंटे पहले");
    }

    @Test
    void unknownSentenceIsAMistake() {
        assertThatThrownBy(() -> Texts.in(Language.ENGLISH).say("nonsense")).hasMessage("nonsense");
    }

    private static Map<String, Set<String>> arguments(Language language) {
        return Texts.in(language).all().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> argumentsOf(entry.getValue())));
    }

    private static Set<String> argumentsOf(String pattern) {
        assertThat(new MessageFormat(pattern, Locale.ROOT)).isNotNull();
        Set<String> found = new TreeSet<>();
        ARGUMENT.matcher(pattern).results().forEach(result -> found.add(result.group(1)));
        return found;
    }
}
