package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import com.clariva.connect.app.metrics.HealthReport;
import com.clariva.connect.app.metrics.Sampler;
import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.secret.SecretsReview;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was seen, as the overview shows it. */
final class Overview {
    private final Sight sight;
    private final Words words;
    private final Tables tables;

    Overview(Sight sight) {
        this.sight = requireNonNull(sight, "sight is null");
        this.words = new Words(sight.at());
        this.tables = new Tables(words);
    }

    Map<String, Object> model() {
        Charts charts = new Charts(sight.here().samples());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("clock", words.clock());
        model.put("health", health());
        model.put("tiles", Tile.of(sight).stream().map(Tile::model).toList());
        model.put("diagnosis", section(sight.diagnosis(), Overview::diagnosis));
        model.put("times", charts.times());
        model.put("charts", charts.all());
        model.put("every", Sampler.PERIOD.toSeconds());
        sight.here().replay().ifPresent(progress -> model.put("replay", replay(progress)));
        model.put("letters", section(sight.stored().letters(), this::letters));
        model.put("accounts", section(sight.stored().accounts(), this::accounts));
        model.put("parked", section(sight.stored().parked(), parked -> rows(parked, Tables::parked)));
        model.put("events", section(sight.stored().events(), events -> rows(events, tables::event)));
        model.put("secrets", section(sight.stored().secrets(), this::secrets));
        return model;
    }

    private Map<String, Object> health() {
        HealthReport report = sight.here().health();
        return Map.of(
                "status", report.status(),
                "mark", report.status().equals(HealthReport.OK) ? "ok" : report.works() ? "warning" : "error",
                "version", report.version(),
                "up", Words.span(Duration.ofSeconds(report.uptimeSeconds())));
    }

    private static Map<String, Object> replay(PacedReplay.Progress progress) {
        boolean underway = progress.state() == PacedReplay.State.UNDERWAY;
        String far = progress.replayed() + " of " + progress.all() + " replayed"
                + (progress.refused() == 0 ? "" : ", " + progress.refused() + " could not be");
        return Map.of(
                "underway",
                underway,
                "mark",
                progress.state() == PacedReplay.State.FAILED ? "error" : underway ? "info" : "ok",
                "all",
                progress.all(),
                "done",
                progress.replayed() + progress.refused(),
                "said",
                switch (progress.state()) {
                    case UNDERWAY -> "Replaying: " + far + ".";
                    case DONE -> "Replay ended: " + far + ". What fails again comes back here.";
                    case STOPPED -> "Replay stopped: " + far + ". The rest waits as before.";
                    case FAILED -> "Replay ended early, a store gave no answer: " + far + ". The rest waits as before.";
                });
    }

    /** What is amiss first, and the worst of it before the rest. */
    private static Map<String, Object> diagnosis(Diagnosis diagnosis) {
        Map<Boolean, List<Finding>> fine =
                diagnosis.findings().stream().collect(partitioningBy(finding -> finding.level() == Finding.Level.OK));
        List<Finding> amiss = fine.getOrDefault(false, List.of()).stream()
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
        Map<String, Object> model = rows(amiss, Tables::finding);
        List<Finding> well = fine.getOrDefault(true, List.of());
        model.put("mark", Tables.mark(diagnosis.level()));
        model.put("well", well.stream().map(Tables::finding).toList());
        model.put("counted", Words.count(well.size(), "check"));
        return model;
    }

    private Map<String, Object> letters(List<ListedLetter> letters) {
        Map<String, Object> model = rows(LetterGroup.of(letters), tables::letters);
        model.put("full", letters.size() == Desk.LETTERS);
        return model;
    }

    private Map<String, Object> accounts(AccountCensus census) {
        Map<String, Object> model = rows(census.unwell(), tables::account);
        model.put("all", census.all());
        model.put(
                "levels",
                Stream.of(Level.OK, Level.WARNING, Level.ERROR)
                        .map(level -> Tables.level(census, level))
                        .toList());
        return model;
    }

    private Map<String, Object> secrets(SecretsReview review) {
        Map<String, Object> model = rows(review.secrets(), tables::secret);
        model.put(
                "unmatched", review.unmatched().stream().map(tables::unmatched).toList());
        model.put("anyUnmatched", !review.unmatched().isEmpty());
        review.hint().ifPresent(hint -> model.put("hint", hint));
        return model;
    }

    private static <T> Map<String, Object> rows(List<T> all, Function<T, Map<String, Object>> row) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !all.isEmpty());
        model.put("rows", all.stream().map(row).toList());
        return model;
    }

    /** What cannot be seen is said to be so, instead of nothing. */
    private static <T> Map<String, Object> section(Optional<T> seen, Function<T, Map<String, Object>> model) {
        return Map.of("seen", seen.map(model).map(List::of).orElse(List.of()), "unseen", seen.isEmpty());
    }
}
