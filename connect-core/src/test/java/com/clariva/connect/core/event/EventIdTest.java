package com.clariva.connect.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.reply.ReplyId;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any two texts are two events, whatever is in them; and whoever upgrades finds the ids that were given before. */
class EventIdTest {
    private static final long SEED = 20_261_201;
    private static final int TEXTS = 20_000;
    private static final String UNITS = "a?z1:é漢\uFFFD\uD800\uD83D\uDBFF\uDC00\uDE00\uDFFF";
    private static final EventHeader HEADER =
            new EventHeader(new InstagramId("17841400000000001"), Optional.empty(), Instant.EPOCH);

    static Stream<Function<String, String>> idsMadeOfText() {
        return Stream.of(
                text -> EventId.ofText(text).value(),
                text -> EventId.of(EventKey.of(EventKind.MESSAGE, HEADER, text)).value(),
                text -> EventId.of(EventKey.ofMoment(EventKind.REACTION, HEADER, text))
                        .value(),
                text -> EventId.of(EventKey.ofDigest(EventKind.UNRECOGNIZED, HEADER, new Text(text)))
                        .value(),
                text -> ReplyId.keyed(DoctorId.of("6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10"), text)
                        .value());
    }

    @ParameterizedTest
    @MethodSource("idsMadeOfText")
    void anyTwoTextsHaveTwoIds(Function<String, String> id) {
        Map<String, String> texts = new HashMap<>();
        shortTexts().forEach(text -> assertThat(texts.put(id.apply(text), text)).isIn(null, text));
        Random random = new Random(SEED);
        for (int count = 0; count < TEXTS; count++) {
            String text = text(random);
            assertThat(texts.put(id.apply(text), text)).isIn(null, text);
        }
    }

    @Test
    void textWithoutLoneSurrogatesHasTheIdOfItsUtf8Bytes() {
        Random random = new Random(SEED);
        int compared = 0;
        for (int count = 0; count < TEXTS; count++) {
            String text = text(random);
            if (isUtf8(text)) {
                assertThat(EventId.ofText(text)).isEqualTo(EventId.ofBytes(text.getBytes(UTF_8)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(TEXTS / 10);
    }

    @Test
    void idsThatWereGivenBeforeStay() {
        assertThat(EventId.of(EventKey.of(EventKind.MESSAGE, HEADER, "aWdfZAG1faXRlbToxOk")))
                .isEqualTo(EventId.ofBytes("message:17841400000000001:19:aWdfZAG1faXRlbToxOk".getBytes(UTF_8)));
        assertThat(EventId.ofText("hello 😀").value()).isEqualTo("701734ab010f0b6dbb1cd1ce3c474b22");
    }

    /** All texts of up to three of the units. */
    private static Stream<String> shortTexts() {
        List<String> units = UNITS.chars().mapToObj(Character::toString).toList();
        Stream<String> two = units.stream().flatMap(one -> units.stream().map(one::concat));
        Stream<String> three = units.stream()
                .flatMap(one -> units.stream().flatMap(other -> units.stream().map((one + other)::concat)));
        return Stream.concat(Stream.concat(units.stream(), two), three);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(12); length > 0; length--) {
            boolean any = random.nextInt(3) == 0;
            text.append(any ? (char) random.nextInt(1 << 16) : UNITS.charAt(random.nextInt(UNITS.length())));
        }
        return text.toString();
    }

    private static boolean isUtf8(String text) {
        try {
            return UTF_8.newEncoder().encode(CharBuffer.wrap(text)).hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
