package com.clariva.connect.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | none | en-IN",
                "none | en-US,en;q=0.9 | en-US",
                "none | hi | hi",
                "none | hi-IN,hi;q=0.9,en;q=0.8 | hi-IN",
                "none | de-DE,de;q=0.9,hi;q=0.2,en;q=0.1 | hi",
                "none | fr | en-IN",
                "none | hi;q=0, en-GB | en-GB",
                "hi | en-GB | hi-IN",
                "en | hi-IN, en-GB;q=0.5 | en-GB",
                "none | en-US-u-nu-deva-x-anything | en-US",
                "none | ;;;,,q=x | en-IN",
                "none | * | en-IN"
            })
    void languageIsTheChosenOrTheFirstWeHave(String chosen, String accepted, String locale) {
        Reader reader = Reader.of(Optional.ofNullable(chosen).flatMap(Language::of), Optional.ofNullable(accepted));

        assertThat(reader.locale().toLanguageTag()).isEqualTo(locale);
        assertThat(reader.language().code()).isEqualTo(reader.locale().getLanguage());
    }
}
