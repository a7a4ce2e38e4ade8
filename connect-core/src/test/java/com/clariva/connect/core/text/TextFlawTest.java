package com.clariva.connect.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFlawTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello", "two\nlines\tand\r\nmore", "\u0645\u0631\u062d\u0628\u0627 \u200f!", "\ud83d\ude4f"})
    void whatPeopleWriteHasNoFlaw(String text) {
        assertThat(TextFlaw.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
    void nothingToSeeIsBlank(String text) {
        assertThat(TextFlaw.of(text)).contains(TextFlaw.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude4fa", "\ude4f\ud83d"})
    void halfAPairIsALoneSurrogate(String text) {
        assertThat(TextFlaw.of(text)).contains(TextFlaw.LONE_SURROGATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u0007b", "\u001b[1m", "\u007f.", "\u0085.", "\u000b."})
    void controlCharacterIsAFlaw(String text) {
        assertThat(TextFlaw.of(text)).contains(TextFlaw.CONTROL_CHARACTER);
    }

    @Test
    void lengthIsCountedInBytes() {
        assertThat(TextFlaw.of("\u044f".repeat(10_000))).isEmpty();
        assertThat(TextFlaw.of("\u044f".repeat(10_000) + "!")).contains(TextFlaw.TOO_LONG);
        assertThat(TextFlaw.of("a".repeat(1 << 20))).contains(TextFlaw.TOO_LONG);
    }
}
