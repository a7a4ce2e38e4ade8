package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final Words WORDS = new Words(7, 1, true);

    @Test
    void linesAreReadAsTheyWereWritten() {
        Line line = new Line(Line.Kind.FAIL, "abc", WORDS, 2, 12345);

        assertThat(Line.parse(line.text().strip())).isEqualTo(line);
    }

    @Test
    void endBelongsToTheLatestBeginOfItsEvent() {
        List<Handling> handlings = Handling.of(
                "one",
                List.of(line(Line.Kind.BEGIN, "a", 1), line(Line.Kind.BEGIN, "b", 2), line(Line.Kind.END, "a", 3)));

        assertThat(handlings)
                .containsExactly(
                        new Handling("one", WORDS, "a", 1, OptionalLong.of(3)),
                        new Handling("one", WORDS, "b", 2, OptionalLong.empty()));
    }

    @Test
    void failureAndKillLeaveNoEnd() {
        List<Handling> handlings = Handling.of(
                "one",
                List.of(
                        line(Line.Kind.BEGIN, "a", 1),
                        line(Line.Kind.FAIL, "a", 2),
                        line(Line.Kind.BEGIN, "a", 3),
                        line(Line.Kind.BEGIN, "a", 4),
                        line(Line.Kind.END, "a", 5)));

        assertThat(handlings).extracting(Handling::isWhole).containsExactly(false, false, true);
    }

    private static Line line(Line.Kind kind, String event, long nanos) {
        return new Line(kind, event, WORDS, 1, nanos);
    }
}
