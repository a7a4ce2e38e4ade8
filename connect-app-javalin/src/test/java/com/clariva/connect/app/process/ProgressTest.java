package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
    private static final String ANEW = "\r\u001b[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = terminal(true);

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

    @Test
    void errorThatEndsTheWorkStandsInThePlaceOfTheProgress() {
        work(progress(Ansi.ON, false), 1);

        terminal.complain("the database did not answer");

        assertThat(written())
                .isEqualTo(ANEW + "1 done" + ANEW + "the database did not answer" + System.lineSeparator());
    }

    @Test
    void resultStandsBelowNoProgress() {
        work(progress(Ansi.ON, false), 1);

        terminal.say("1 refreshed");
        terminal.complain("1 not refreshed");

        assertThat(written()).isEqualTo(ANEW + "1 done" + ANEW + "1 not refreshed" + System.lineSeparator());
    }

    @Test
    void errorsThatGoToAFileHoldNoControlSequences() {
        Progress progress = progress(terminal(false), Ansi.ON, false);

        work(progress, 12);
        progress.end();

        assertThat(written().lines()).containsExactly("10 done");
    }

    @Test
    void whatTheSystemSaysOfTheErrorOutputDecides(@TempDir Path open) throws IOException {
        assertThat(Terminal.mayBeBehind(link(open, "/dev/pts/3"))).isTrue();
        assertThat(Terminal.mayBeBehind(link(open, "/dev/tty1"))).isTrue();
        assertThat(Terminal.mayBeBehind(open.resolve("not shown"))).isTrue();
        assertThat(Terminal.mayBeBehind(link(open, "/var/log/errors"))).isFalse();
        assertThat(Terminal.mayBeBehind(link(open, "pipe:[4711]"))).isFalse();
    }

    private static Path link(Path folder, String target) throws IOException {
        return Files.createSymbolicLink(folder.resolve(UUID.randomUUID().toString()), Path.of(target));
    }

    private static void work(Progress progress, int steps) {
        for (int step = 1; step <= steps; step++) {
            progress.at(step, step + " done");
        }
    }

    private Terminal terminal(boolean rewritable) {
        return new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), rewritable);
    }

    private Progress progress(Ansi ansi, boolean silent) {
        return progress(terminal, ansi, silent);
    }

    private static Progress progress(Terminal terminal, Ansi ansi, boolean silent) {
        CommandLine command = new CommandLine(new Long()).setColorScheme(Help.defaultColorScheme(ansi));
        return Progress.of(terminal, command.getCommandSpec(), silent, 10);
    }

    private String written() {
        return err.toString(UTF_8);
    }

    @Command(name = "long")
    private static final class Long {}
}
