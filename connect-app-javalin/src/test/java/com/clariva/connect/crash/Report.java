package com.clariva.connect.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found, for people. */
final class Report {
    private static final String FILE = System.getProperty("crash.report", "target/crash/crash-report.md");
    private static final List<String> ROWS = List.of(
            Tally.CYCLES,
            Tally.ACKNOWLEDGED,
            Tally.HANDLED,
            Tally.LOST,
            Tally.OUT_OF_ORDER,
            Tally.ORDER_UNKNOWN,
            Tally.ANNOUNCED_DISORDER,
            Tally.HANDLED_AGAIN,
            Tally.UNEXPLAINED,
            Tally.UNACKNOWLEDGED_HANDLED,
            Tally.ANSWER + "503",
            Tally.ANSWER + "none",
            Tally.SECONDS);

    private final Map<QueueKind, Tally> tallies = new TreeMap<>();
    private final Map<QueueKind, Long> seeds = new TreeMap<>();

    private Report() {}

    /** Of all queues that were tried in {@code folder}. */
    static Report of(Path folder, List<QueueKind> kinds) throws IOException {
        Report report = new Report();
        for (QueueKind kind : kinds) {
            Path ofKind = folder.resolve(kind.label());
            if (Files.exists(ofKind.resolve("tally.properties"))) {
                report.tallies.put(kind, Tally.readFrom(ofKind.resolve("tally.properties")));
                report.seeds.put(
                        kind,
                        Long.parseLong(Files.readString(ofKind.resolve("seed")).strip()));
            }
        }
        return report;
    }

    void write() throws IOException {
        Path file = Path.of(FILE).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }

    private String text() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Crash report\n");
        lines.add(Preface.TEXT);
        lines.add(row(
                "",
                tallies.keySet().stream()
                        .map(kind -> "queue on " + kind.label())
                        .toList()));
        lines.add(row("---", tallies.keySet().stream().map(kind -> "---:").toList()));
        ROWS.forEach(what -> lines.add(counts(what, what.replace(Tally.ANSWER + "none", "answer missing"))));
        lines.add("\nFaults, how often each:\n");
        lines.add(row(
                "",
                tallies.keySet().stream()
                        .map(kind -> "queue on " + kind.label())
                        .toList()));
        lines.add(row("---", tallies.keySet().stream().map(kind -> "---:").toList()));
        for (Fault fault : Fault.values()) {
            lines.add(counts(Tally.FAULT + fault.label(), fault.sentence()));
        }
        lines.add("\nSeeds: " + seeds + ". Date: "
                + LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC) + ". Machine: " + Machine.text()
                + "\n");
        return String.join("\n", lines);
    }

    private String counts(String what, String title) {
        return row(
                title,
                tallies.values().stream()
                        .map(tally -> Long.toString(tally.get(what)))
                        .toList());
    }

    private static String row(String title, List<String> cells) {
        return "| " + title + " | " + String.join(" | ", cells) + " |";
    }
}
