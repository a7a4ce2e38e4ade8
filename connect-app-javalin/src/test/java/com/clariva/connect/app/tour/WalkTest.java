package com.clariva.connect.app.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.process.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    private final Step good = new Step("reply out", () -> "one message");

    @Test
    void everyStepHasALineAndAllGoodIsZero() {
        int code = new Walk(List.of(good, good), () -> false, terminal).go();

        assertThat(code).isZero();
        assertThat(out.toString(UTF_8))
                .containsSubsequence(
                        "ok    1 reply out: one message\n",
                        "ok    2 reply out: one message\n",
                        "All 2 steps were seen to work.\n");
    }

    @Test
    void failedStepSaysWhatWasExpectedAndSeenAndEndsTheWalk() {
        Step bad = new Step("forgery refused", () -> {
            throw new Unexpected("401", "200");
        });

        int code = new Walk(List.of(good, bad, good), () -> false, terminal).go();

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("FAIL  2 forgery refused: expected 401, saw 200\n")
                .doesNotContain(" 3 ");
        assertThat(err.toString(UTF_8)).contains("Step 2 of 3 did not work");
    }

    @Test
    void accidentIsAFailureAndShowsNoMessageOfALibrary() {
        Step broken = new Step("account linked", () -> {
            throw new IllegalArgumentException("password=hunter2");
        });

        int code = new Walk(List.of(broken), () -> false, terminal).go();

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("FAIL  1 account linked: broke off with IllegalArgumentException")
                .doesNotContain("hunter2");
    }

    @Test
    void interruptedStepIsNotCalledAFailureOfTheProduct() {
        Step cut = new Step("message in", () -> {
            throw new Unexpected("200", "0 no answer");
        });

        int code = new Walk(List.of(cut), () -> true, terminal).go();

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("----  1 message in: interrupted\n");
    }
}
