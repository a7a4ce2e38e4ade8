package com.clariva.connect.core.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {
    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66";
    private static final String RAINBOW = "\ud83c\udff3\ufe0f\u200d\ud83c\udf08";
    private static final String DOCTOR = "\ud83d\udc69\ud83c\udffd\u200d\u2695\ufe0f";
    private static final String INDIA = "\ud83c\uddee\ud83c\uddf3";
    private static final String KSHI = "\u0915\u094d\u0937\u093f";
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"Hello", " Hello\n", "\u0928\u092e\u0938\u094d\u0924\u0947", "\u200b"})
    void textThatFitsStaysAsItIs(String text) {
        assertThat(TextParts.of(text)).containsExactly(text);
    }

    @Test
    void limitIsCountedInBytes() {
        assertThat(TextParts.of("a".repeat(1000))).hasSize(1);
        assertThat(TextParts.of("a".repeat(1001))).containsExactly("a".repeat(1000), "a");
        assertThat(TextParts.of("\u044f".repeat(501))).containsExactly("\u044f".repeat(500), "\u044f");
    }

    @Test
    void sentenceIsKeptWholeWhereThePartIsHalfFull() {
        String first = "word ".repeat(150) + "end.";
        String second = "word ".repeat(100) + "end";

        assertThat(TextParts.of(first + "  " + second)).containsExactly(first, second);
    }

    @Test
    void sentenceTooEarlyDoesNotEndThePart() {
        List<String> parts = TextParts.of("Yes. " + "word ".repeat(300));

        assertThat(parts.get(0).getBytes(UTF_8)).hasSizeGreaterThan(900);
        assertThat(parts).allSatisfy(part -> assertThat(part).endsWith("word"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0928\u092e\u0938\u094d\u0924\u0947 \u0921\u0949\u0915\u094d\u091f\u0930\u0964",
                "\u0645\u0631\u062d\u0628\u0627 \u064a\u0627 \u062f\u0643\u062a\u0648\u0631\u061f",
                "\u0622\u067e \u06a9\u06cc\u0633\u06d2 \u06c1\u06cc\u06ba\u06d4",
                "He said: \u201cIt is well.\u201d"
            })
    void sentencesOfManyScriptsAreKeptWhole(String sentence) {
        List<String> parts = TextParts.of((sentence + ' ').repeat(60));

        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part).startsWith(sentence).endsWith(sentence));
    }

    @Test
    void sentenceWithoutSpacesIsKeptWhole() {
        String sentence = "\u4eca\u65e5\u306f\u3001\u5143\u6c17\u3067\u3059\u3002";

        assertThat(TextParts.of(sentence.repeat(80)))
                .allSatisfy(part -> assertThat(part).startsWith("\u4eca").endsWith("\u3002"));
    }

    @Test
    void wordIsKeptWholeWhereNoSentenceEnds() {
        List<String> parts = TextParts.of("appointment ".repeat(200));

        assertThat(parts).allSatisfy(part -> assertThat(part).matches("(appointment )*appointment"));
    }

    @Test
    void addressIsKeptWhole() {
        String address = "https://clinic.example/a-b/c?d=e-" + "f/".repeat(300);

        assertThat(TextParts.of("word ".repeat(80) + address + " word"))
                .contains("word ".repeat(80).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, RAINBOW, DOCTOR, INDIA, KSHI, "e\u0301\u0323", "\ud83d\udc4d\ud83c\udffd"})
    void graphemeIsKeptWhole(String grapheme) {
        for (String start : List.of("", "a", "ab", "abc", "abcde", "abcdefgh")) {
            String text = start + grapheme.repeat(400);

            List<String> parts = TextParts.of(text);

            assertThat(String.join("", parts)).isEqualTo(text);
            assertThat(parts.subList(1, parts.size()))
                    .allSatisfy(part -> assertThat(part).matches("(" + grapheme + ")+"));
        }
    }

    @Test
    void graphemeLongerThanAMessageIsCutBetweenCodePoints() {
        String towering = "a" + "\u0301".repeat(1200) + "\ud83d\udc68" + "\u200d\ud83d\udc69".repeat(300);

        List<String> parts = TextParts.of(towering);

        assertThat(String.join("", parts)).isEqualTo(towering);
        assertThat(parts).allSatisfy(part -> assertThat(TextFlaw.of(part)).isEmpty());
    }

    @Test
    void whiteSpaceFallsAwayOnlyWhereTheTextIsCut() {
        String text = "  a  b" + " ".repeat(3000) + "c  d\n\n" + "e".repeat(998) + "\n";

        assertThat(TextParts.of(text)).containsExactly("a  b", "c  d", "e".repeat(998));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "a\ud800b", "\udc00", "a\u0000b", "\u001b[0m", "\u0085"})
    void textThatCannotBeSentIsNotCut(String text) {
        assertThatThrownBy(() -> TextParts.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "word and word, ",
                "\u0301",
                "\u200d\ud83d\udc69",
                "\u0915\u094d",
                INDIA,
                FAMILY,
                "\u4eca\u65e5",
                " x"
            })
    void megabyteIsCutInTimeAndLosesNothing(String piece) {
        String text = piece.repeat(MEGABYTE / piece.getBytes(UTF_8).length);

        long begin = System.nanoTime();
        List<String> parts = TextParts.of(text);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(withoutWhiteSpace(String.join("", parts))).isEqualTo(withoutWhiteSpace(text));
        assertThat(parts).allSatisfy(part -> assertThat(part.getBytes(UTF_8)).hasSizeBetween(1, 1000));
    }

    @Test
    void nothingIsLostHoweverItIsMixed() {
        List<String> pieces = List.of("a", " ", "\n", ". ", FAMILY, INDIA, KSHI, "e\u0301", "\u3002", "\r\n", "\u0645");
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String text = "x"
                    + IntStream.range(0, 900)
                            .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                            .collect(Collectors.joining());

            List<String> parts = TextParts.of(text);

            assertThat(withoutWhiteSpace(String.join("", parts))).isEqualTo(withoutWhiteSpace(text));
            assertThat(parts)
                    .allSatisfy(part -> assertThat(part.getBytes(UTF_8)).hasSizeBetween(1, 1000));
            assertThat(parts).noneMatch(String::isBlank);
        }
    }

    private static String withoutWhiteSpace(String text) {
        return text.codePoints()
                .filter(codePoint -> !Character.isWhitespace(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
