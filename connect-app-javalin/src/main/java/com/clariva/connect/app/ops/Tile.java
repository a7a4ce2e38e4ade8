package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.HealthReport;
import com.clariva.connect.app.metrics.Sample;
import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.deadletter.ListedLetter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One figure at the head of the page.
 *
 * @param mark of the pictures, how good it is
 */
record Tile(String label, String mark, String figure, String note) {
    private static final String OK = "ok";
    private static final String WARNING = "warning";
    private static final String ERROR = "error";
    private static final String NONE = "none";
    private static final String UNSEEN = "–";
    private static final Duration LONG = Duration.ofMinutes(1);

    Tile {
        requireNonNull(label, "label is null");
        requireNonNull(mark, "mark is null");
        requireNonNull(figure, "figure is null");
        requireNonNull(note, "note is null");
    }

    static List<Tile> of(Sight sight) {
        HealthReport health = sight.here().health();
        return List.of(
                queue(health),
                worker(health.services().webhookWorker()),
                webhooks(sight.here().samples()),
                accounts(sight.stored().accounts()),
                letters(sight.stored().letters()));
    }

    Map<String, Object> model() {
        return Map.of("label", label, "mark", mark, "figure", figure, "note", note);
    }

    private static Tile queue(HealthReport health) {
        Tile tile = queue(health.services().queue());
        return health.works()
                ? tile
                : new Tile(
                        tile.label(),
                        ERROR,
                        tile.figure(),
                        "webhooks are refused: " + String.join("; ", health.causes()));
    }

    private static Tile queue(HealthReport.Queue queue) {
        String kind = (queue.kind().equals("redis") ? "Redis" : "PostgreSQL")
                + (queue.overflow() ? ", away: the overflow takes what comes" : durable(queue));
        if (queue.depth().isEmpty()) {
            return new Tile("In the queue", queue.overflow() ? ERROR : WARNING, UNSEEN, kind);
        }
        Duration oldest = Duration.ofSeconds(queue.oldestAgeSeconds().orElse(0L));
        boolean doubtful = oldest.compareTo(LONG) > 0
                || queue.durable().filter(durable -> !durable).isPresent();
        return new Tile(
                "In the queue",
                queue.overflow() ? ERROR : doubtful ? WARNING : OK,
                String.format(Locale.ROOT, "%,d", queue.depth().orElse(0L)),
                (queue.oldestAgeSeconds().isPresent() ? "oldest " + Words.span(oldest) + " · " : "") + kind);
    }

    private static String durable(HealthReport.Queue queue) {
        return queue.durable()
                .map(durable -> durable ? ", durable" : ", not durable")
                .orElseGet(() -> queue.durability()
                                .filter(detail -> detail.startsWith(HealthReport.BY_PROVIDER))
                                .isPresent()
                        ? ", durable as the provider says"
                        : ", not seen");
    }

    private static Tile worker(HealthReport.Worker worker) {
        return worker.running()
                ? new Tile("Worker", OK, "running", worker.inFlight() + " in flight on this instance")
                : new Tile("Worker", ERROR, "stopped", "this instance only receives");
    }

    private static Tile webhooks(List<Sample> samples) {
        if (samples.isEmpty()) {
            return new Tile("Webhooks a second", NONE, UNSEEN, "nothing seen yet");
        }
        Sample last = samples.get(samples.size() - 1);
        return new Tile(
                "Webhooks a second",
                NONE,
                Words.rate(last.answers().perSecond()),
                last.answers()
                        .most()
                        .map(most -> "95 % answered within " + Words.fine(most))
                        .orElse("none in the last 10 s"));
    }

    private static Tile accounts(Optional<AccountCensus> seen) {
        return seen.map(census -> {
                    long errors = census.count(Level.ERROR);
                    long warnings = census.count(Level.WARNING);
                    String note = errors + warnings == 0
                            ? "all well"
                            : errors + " only the doctor can mend · " + warnings + " need attention";
                    return new Tile(
                            "Connected accounts",
                            errors > 0 ? ERROR : warnings > 0 ? WARNING : OK,
                            String.format(Locale.ROOT, "%,d", census.all()),
                            note);
                })
                .orElse(new Tile("Connected accounts", NONE, UNSEEN, "cannot be seen right now"));
    }

    private static Tile letters(Optional<List<ListedLetter>> seen) {
        return seen.map(letters -> new Tile(
                        "Dead letters",
                        letters.isEmpty() ? OK : ERROR,
                        letters.size() + (letters.size() == Desk.LETTERS ? "+" : ""),
                        letters.isEmpty() ? "nothing was set aside" : "wait for you"))
                .orElse(new Tile("Dead letters", NONE, UNSEEN, "cannot be seen right now"));
    }
}
