package com.clariva.connect.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who has written to whom, when, and who has blocked whom. */
final class Conversations {
    private static final int LINES_KEPT = 200;

    private final Map<Pair, List<Line>> lines = new HashMap<>();
    private final Map<Pair, Instant> lastWritten = new HashMap<>();
    private final Map<String, Integer> edits = new HashMap<>();
    private final Set<Pair> blocked = new HashSet<>();

    /** One account and one person. */
    record Pair(String account, String person) {
        static Pair of(Account account, Person person) {
            return new Pair(account.professionalId(), person.igsid());
        }
    }

    synchronized void add(Pair pair, Line line) {
        List<Line> kept = lines.computeIfAbsent(pair, absent -> new ArrayList<>());
        kept.add(line);
        if (kept.size() > LINES_KEPT) {
            kept.remove(0);
        }
        if (!line.fromAccount()) {
            lastWritten.put(pair, line.at());
        }
    }

    synchronized void change(Pair pair, String mid, UnaryOperator<Line> change) {
        lines.getOrDefault(pair, new ArrayList<>())
                .replaceAll(line -> line.mid().equals(mid) ? change.apply(line) : line);
    }

    /** How many times the message has been edited, counting this one. */
    synchronized int edit(String mid) {
        return edits.merge(mid, 1, Integer::sum);
    }

    synchronized List<Line> lines(Pair pair) {
        return List.copyOf(lines.getOrDefault(pair, List.of()));
    }

    synchronized Set<Pair> pairs() {
        return Set.copyOf(lines.keySet());
    }

    synchronized boolean hasWritten(Pair pair) {
        return lastWritten.containsKey(pair);
    }

    synchronized boolean isOpen(Pair pair, Duration window, Instant now) {
        return Optional.ofNullable(lastWritten.get(pair))
                .map(last -> now.isBefore(last.plus(window)))
                .orElse(false);
    }

    synchronized void block(Pair pair, boolean yes) {
        if (yes) {
            blocked.add(pair);
        } else {
            blocked.remove(pair);
        }
    }

    synchronized boolean isBlocked(Pair pair) {
        return blocked.contains(pair);
    }
}
