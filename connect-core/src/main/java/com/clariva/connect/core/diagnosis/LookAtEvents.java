package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which events got through to nobody. */
public final class LookAtEvents implements Look {
    private static final String STATE_PARKED = "parked";
    private static final int MOST = 1000;

    /** Linking lets parked events go on, and a sweep every minute. */
    private static final Duration SWEPT = Duration.ofMinutes(3);

    private final EventLog eventLog;
    private final ConnectedAccounts accounts;
    private final DeadLetters deadLetters;

    public LookAtEvents(EventLog eventLog, ConnectedAccounts accounts, DeadLetters deadLetters) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        Optional<InstagramId> account = subject.doctor()
                .flatMap(accounts::findByDoctor)
                .map(found -> found.profile().account());
        EventFilter parked = new EventFilter(Optional.of(STATE_PARKED), Optional.empty(), Optional.empty());
        List<EventLine> lines = eventLog.list(parked, MOST);
        Map<InstagramId, ConnectedAccount> linked = accounts.findByAccounts(
                lines.stream().map(line -> line.event().account()).collect(Collectors.toSet()));
        return List.of(unlinked(lines, linked.keySet()), parked(lines, linked, subject.now()), deadLetters(account));
    }

    private static Finding unlinked(List<EventLine> lines, Set<InstagramId> linked) {
        Map<String, Long> waiting = counted(
                lines.stream()
                        .filter(line -> !linked.contains(line.event().account()))
                        .toList(),
                line -> line.event().account().value());
        return waiting.isEmpty()
                ? Check.UNLINKED.ok("No event waits for an account that nobody has linked.")
                : Check.UNLINKED.warning(
                        "Nobody has linked " + listed(waiting, " (", " parked)") + ".",
                        "The doctor whose account it is connects, and gets what waits. If the doctor says it is"
                                + " connected, another account is: compare the id with accounts list. What nobody claims"
                                + " is deleted after PARK_RETENTION.");
    }

    private static Finding parked(List<EventLine> lines, Map<InstagramId, ConnectedAccount> linked, Instant now) {
        Instant swept = now.minus(SWEPT);
        Map<String, Long> forgotten = counted(
                lines.stream()
                        .filter(line -> Optional.ofNullable(
                                        linked.get(line.event().account()))
                                .filter(account -> account.connectedAt().isBefore(swept))
                                .isPresent())
                        .filter(line -> line.at().isBefore(swept))
                        .toList(),
                line -> line.event().account().value());
        return forgotten.isEmpty()
                ? Check.PARKED.ok("No event of a linked account is parked.")
                : Check.PARKED.warning(
                        "Parked although linked: " + listed(forgotten, " (", " waiting)") + ".",
                        "A running server lets them go on within a minute. If they stay, no worker runs, or the queue's"
                                + " store is away: see worker and queue.");
    }

    private Finding deadLetters(Optional<InstagramId> account) {
        List<ListedLetter> letters = deadLetters.list(new DeadLetterFilter(Optional.empty(), account, true), MOST);
        return letters.isEmpty()
                ? Check.DEAD_LETTERS.ok("No dead letter waits for a person.")
                : Check.DEAD_LETTERS.warning(
                        (letters.size() < MOST ? "Set aside: " : "Set aside, of the first " + MOST + ": ")
                                + listed(
                                        counted(
                                                letters,
                                                letter -> letter.cause().reason()),
                                        " ",
                                        "") + ".",
                        "See them with events list --state dead_letter, mend the cause, and bring them back with events"
                                + " replay --all --dry-run, then without --dry-run.");
    }

    private static <T> Map<String, Long> counted(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static String listed(Map<String, Long> counts, String before, String after) {
        int more = counts.size() - 5;
        return counts.entrySet().stream()
                        .limit(5)
                        .map(one -> one.getKey() + before + one.getValue() + after)
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
