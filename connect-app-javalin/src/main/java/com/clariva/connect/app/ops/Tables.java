package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.clariva.connect.core.retention.ListParked;
import com.clariva.connect.core.retention.ListParked.ParkedAccount;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.SecretsReview;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of the page's tables. */
final class Tables {
    private final Words words;

    Tables(Words words) {
        this.words = requireNonNull(words, "words is null");
    }

    static Map<String, Object> finding(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", finding.id());
        row.put("title", finding.check().title());
        row.put("level", finding.level().label());
        row.put("mark", mark(finding.level()));
        row.put("evidence", finding.evidence());
        finding.fix().ifPresent(fix -> row.put("fix", fix));
        return row;
    }

    static String mark(Finding.Level level) {
        return switch (level) {
            case OK -> "ok";
            case WARNING -> "warning";
            case PROBLEM -> "error";
        };
    }

    Map<String, Object> letters(LetterGroup group) {
        return Map.of(
                "reason", group.cause().reason(),
                "error", group.cause().error(),
                "count", group.letters().size(),
                "accounts", Words.count(group.accounts(), "account"),
                "newest", words.moment(group.newest()));
    }

    Map<String, Object> letter(ListedLetter letter) {
        return Map.of(
                "id", letter.event().id().value(),
                "kind", letter.event().kind().label(),
                "account", letter.event().account().value(),
                "attempts", letter.cause().attempts(),
                "replays", letter.replays().count(),
                "received", words.moment(letter.event().receivedAt()));
    }

    Map<String, Object> event(FoundEvent found) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", found.event().id().value());
        row.put("kind", found.event().kind().label());
        row.put("account", found.event().account().value());
        row.put("state", found.state());
        row.put("mark", mark(found.state()));
        row.put("received", words.moment(found.event().receivedAt()));
        found.line().ifPresent(line -> {
            row.put("attempt", line.attempt());
            row.put("took", took(line));
        });
        return row;
    }

    static String took(EventLine line) {
        return Words.fine(Duration.between(line.event().receivedAt(), line.at()).abs());
    }

    /** The pictures that outcomes go by. */
    static String mark(String state) {
        return switch (state) {
            case "handled" -> "ok";
            case "parked", "replayed", "expired" -> "warning";
            case "dead_letter" -> "error";
            default -> "none";
        };
    }

    Map<String, Object> account(Connection connection) {
        AccountHealth health = connection.health();
        ConnectedAccount account = connection.account().orElseThrow();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", account.profile().username());
        row.put("account", account.profile().account().value());
        row.put("doctor", account.doctor().toString());
        row.put("mark", name(health.level()));
        row.put("reasons", health.reasons().stream().map(Tables::name).collect(Collectors.joining(", ")));
        row.put("checked", words.moment(health.checkedAt()));
        return row;
    }

    static Map<String, Object> parked(ParkedAccount parked) {
        return Map.of(
                "account",
                parked.account().value(),
                "events",
                parked.events() + (parked.events() == ListParked.MOST ? "+" : ""));
    }

    Map<String, Object> secret(SecretsReview.Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", finding.name());
        row.put("verdict", verdict(finding));
        row.put("mark", finding.verdict() == SecretsReview.Verdict.IN_USE ? "ok" : "none");
        row.put("times", finding.use().map(SecretUse::times).orElse(0L));
        finding.use().flatMap(SecretUse::lastMatchedAt).ifPresent(last -> row.put("last", words.moment(last)));
        return row;
    }

    private static String verdict(SecretsReview.Finding finding) {
        return switch (finding.verdict()) {
            case IN_USE -> "in use";
            case UNUSED -> finding.isSafeToRemove() ? "unused for 24 h, safe to remove" : "unused for 24 h";
            case UNDECIDED -> "not known yet whether it is needed";
        };
    }

    Map<String, Object> unmatched(Unmatched unmatched) {
        return Map.of("flaw", unmatched.flaw(), "times", unmatched.times(), "last", words.moment(unmatched.lastAt()));
    }

    static Map<String, Object> level(AccountCensus census, Level level) {
        return Map.of("mark", name(level), "name", name(level), "count", census.count(level));
    }

    static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
