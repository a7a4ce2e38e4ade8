package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
    private static final String ANEW = "\r\u001b[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    @Test
    void lineIsRewrittenOnATerminalAndGoneBeforeTheResult() {
        Progress progress = progress(Ansi.ON, false);

        work(progress, 3);
        progress.end();

        assertThat(written()).isEqualTo(ANEW + "1 done" + ANEW + "2 done" + ANEW + "3 done" + ANEW);
    }

    @Test
    void elsewhereThereIsALineNowAndThen() {
        Progress progress = progress(Ansi.OFF, false);

        work(progress, 25);
        progress.end();

        assertThat(written().lines()).containsExactly("10 done", "20 done");
    }

    @Test
    void stretchLeavesItsLineAndTheNextIsCountedAnew() {
        Progress progress = progress(Ansi.OFF, false);

        work(progress, 12);
        progress.endWith("the first is over");
        work(progress, 12);

        assertThat(written().lines()).containsExactly("10 done", "the first is over", "10 done");
    }

    @Test
    void stretchOnATerminalLeavesItsLineInThePlaceOfTheProgress() {
        Progress progress = progress(Ansi.ON, false);

        work(progress, 1);
        progress.endWith("it is over");

        assertThat(written()).isEqualTo(ANEW + "1 done" + ANEW + "it is over" + System.lineSeparator());
    }

    @Test
    void programIsToldNothing() {
        Progress progress = progress(Ansi.ON, true);

        work(progress, 100);
        progress.endWith("it is over");

        assertThat(written()).isEmpty();
        assertThat(out.size()).isZero();
    }

    @Test
    void workThatTookNoStepLeavesNothing() {
        progress(Ansi.ON, false).end();

        assertThat(written()).isEmpty();
    }

    private static void work(Progress progress, int steps) {
        for (int step = 1; step <= steps; step++) {
            progress.at(step, step + " done");
        }
    }

    private Progress progress(Ansi ansi, boolean silent) {
        CommandLine command = new CommandLine(new Long()).setColorScheme(Help.defaultColorScheme(ansi));
        return Progress.of(terminal, command.getCommandSpec(), silent, 10);
    }

    private String written() {
        return err.toString(UTF_8);
    }

    @Command(name = "long")
    private static final class Long {}
}
