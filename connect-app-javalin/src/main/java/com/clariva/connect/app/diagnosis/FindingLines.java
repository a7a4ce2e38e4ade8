package com.clariva.connect.app.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.PrintableText;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.diagnosis.Finding.Level;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Findings as lines for people. */
final class FindingLines {
    private static final int LEVEL_WIDTH = 7;
    private static final int ID_WIDTH = 13;

    private final Ansi ansi;

    FindingLines(Ansi ansi) {
        this.ansi = requireNonNull(ansi, "ansi is null");
    }

    /** What was seen, and below it what to do. */
    Stream<String> of(Finding finding) {
        String seen = coloured(finding.level(), padded(finding.level().label(), LEVEL_WIDTH)) + "  "
                + padded(finding.id(), ID_WIDTH) + "  " + PrintableText.of(finding.evidence());
        String margin = " ".repeat(LEVEL_WIDTH + 2 + ID_WIDTH + 2);
        return Stream.concat(
                Stream.of(seen), finding.fix().map(fix -> margin + "To do: " + PrintableText.of(fix)).stream());
    }

    /** How many of which level. */
    String sum(Diagnosis diagnosis) {
        return coloured(
                diagnosis.level(),
                counted(count(diagnosis, Level.PROBLEM), "problem") + ", "
                        + counted(count(diagnosis, Level.WARNING), "warning") + ", "
                        + count(diagnosis, Level.OK) + " ok");
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static long count(Diagnosis diagnosis, Level level) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.level() == level)
                .count();
    }

    private String coloured(Level level, String text) {
        String style = switch (level) {
            case OK -> "green";
            case WARNING -> "yellow";
            case PROBLEM -> "bold,red";
        };
        return ansi.string("@|" + style + " " + text + "|@");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
