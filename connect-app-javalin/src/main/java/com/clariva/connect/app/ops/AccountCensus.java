package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ListAccounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the connected accounts are.
 *
 * @param levels how many there are of each
 * @param unwell some of those that are not well, the worst first
 */
record AccountCensus(Map<Level, Long> levels, List<Connection> unwell) {
    private static final int SHOWN = 50;

    AccountCensus {
        levels = Map.copyOf(requireNonNull(levels, "levels is null"));
        unwell = List.copyOf(unwell);
    }

    static AccountCensus take(ListAccounts accounts) {
        Map<Level, Long> levels = new EnumMap<>(Level.class);
        List<Connection> unwell = new ArrayList<>();
        accounts.each(connection -> {
            Level level = connection.health().level();
            levels.merge(level, 1L, Long::sum);
            long sameLevel = levels.getOrDefault(level, 0L);
            if (level != Level.OK && sameLevel <= SHOWN) {
                unwell.add(connection);
            }
        });
        Comparator<Connection> byLevel =
                Comparator.comparing(connection -> connection.health().level());
        return new AccountCensus(
                levels, unwell.stream().sorted(byLevel.reversed()).limit(SHOWN).toList());
    }

    long count(Level level) {
        return levels.getOrDefault(level, 0L);
    }

    long all() {
        return levels.values().stream().mapToLong(Long::longValue).sum();
    }
}
