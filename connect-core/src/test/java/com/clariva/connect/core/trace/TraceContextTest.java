package com.clariva.connect.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void headersAreReadAndComeBackFromTheirLine() {
        TraceContext read = TraceContext.of(List.of(PARENT), List.of("one=1, two=b c", "three=3"))
                .orElseThrow();

        assertThat(read).isEqualTo(new TraceContext(PARENT, Optional.of("one=1, two=b c,three=3")));
        assertThat(TraceContext.ofLine(read.line())).contains(read);
    }

    @Test
    void withoutAStateFiftyFiveCharactersAreKept() {
        TraceContext read = TraceContext.of(List.of(PARENT), List.of()).orElseThrow();

        assertThat(read.line()).isEqualTo(PARENT).hasSize(55);
        assertThat(TraceContext.ofLine(read.line())).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n00"
            })
    void whatTheStandardDoesNotKnowIsNoPlace(String traceparent) {
        assertThat(TraceContext.of(List.of(traceparent), List.of("one=1"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceContext(traceparent, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"-01, 01", "-00, 00", "-ff, 01", "-fe-what-comes-later, 00"})
    void laterVersionIsReadAsFarAsItIsKnown(String end, String flags) {
        assertThat(TraceContext.of(List.of("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7" + end), List.of())
                        .map(TraceContext::traceparent))
                .contains("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-" + flags);
    }

    @Test
    void twoParentsAreNone() {
        assertThat(TraceContext.of(List.of(PARENT, PARENT), List.of())).isEmpty();
        assertThat(TraceContext.of(List.of(), List.of("one=1"))).isEmpty();
    }

    @Test
    void stateThatIsTooLongOrNotVisibleIsLeftOut() {
        TraceContext bare = new TraceContext(PARENT, Optional.empty());

        assertThat(TraceContext.of(List.of(PARENT), List.of("a=" + "x".repeat(510)))
                        .orElseThrow()
                        .tracestate())
                .hasValueSatisfying(state -> assertThat(state).hasSize(TraceContext.LONGEST_STATE));
        assertThat(TraceContext.of(List.of(PARENT), List.of("a=" + "x".repeat(511))))
                .contains(bare);
        assertThat(TraceContext.of(List.of(PARENT), List.of(" "))).contains(bare);
        assertThat(TraceContext.of(List.of(PARENT), List.of("a=\u00e4"))).contains(bare);
        assertThat(TraceContext.of(List.of(PARENT), List.of("a=1\nb=2"))).contains(bare);
    }
}
