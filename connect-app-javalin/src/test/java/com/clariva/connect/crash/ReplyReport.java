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
import java.util.stream.Collectors;

/** What was found, for people. */
final class ReplyReport {
    private static final String FILE = System.getProperty("reply.report", "target/replies/reply-report.md");
    private static final String PREFACE = """
            Made by `mvn verify -Preplies -Dreplies=%d -Dkills=%d -Dinstances=%d -Dseed=%d` (a folder `target/replies`
            remembers the seed). People write to %d accounts of the simulated Instagram; a handler answers each message
            once, every fifth time throws after it has answered and is called again with other words, and every seventh
            answer takes two messages. Instances are killed with `kill -9` at random moments and started again. Each
            message meets one of the mishaps below, drawn by the seed. In the end all is let come to rest, the house's
            clock is moved on by a quarter of an hour, and what reached people is laid beside what the house says.
            """;

    private final ReplyPlan plan;
    private final Tally tally;

    ReplyReport(ReplyPlan plan, Tally tally) {
        this.plan = plan;
        this.tally = tally;
    }

    void write() throws IOException {
        Path file = Path.of(FILE).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }

    private String text() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Reply report\n");
        lines.add(PREFACE.formatted(plan.replies(), plan.kills(), plan.instances(), plan.seed(), ReplyPlan.ACCOUNTS));
        lines.add("| | |\n|---|---:|");
        lines.add(row("kills", plan.kills()));
        for (String what : List.of(ReplyCheck.REPLIES, ReplyCheck.ARRIVED, ReplyCheck.TWICE, ReplyCheck.UNTRUE)) {
            lines.add(row(what, tally.get(what)));
        }
        tally.counts().keySet().stream()
                .filter(what -> what.startsWith(ReplyCheck.STATE))
                .sorted()
                .forEach(
                        what -> lines.add(row(what.replace(ReplyCheck.STATE, "replies in the end "), tally.get(what))));
        lines.add(row(Tally.SECONDS, tally.get(Tally.SECONDS)));
        lines.add("\nMishaps, as shares of all messages:\n\n| | |\n|---|---:|");
        shares().forEach((name, share) -> lines.add("| " + name + " | " + share + " |"));
        lines.add("\nDate: " + LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC) + ". Machine: "
                + Machine.text() + "\n");
        return String.join("\n", lines);
    }

    private static Map<String, String> shares() {
        int all = ReplyPlan.mishaps().size();
        return ReplyPlan.mishaps().stream()
                .collect(Collectors.groupingBy(mishap -> mishap.name(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> "%.1f %%".formatted(100.0 * entry.getValue() / all),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String row(String what, long count) {
        return "| " + what + " | " + count + " |";
    }
}
