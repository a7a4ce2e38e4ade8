package com.clariva.connect.app.environment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds variables that look like ours and are not: a misspelt name is otherwise silently ignored. */
final class Slip {
    private static final List<String> OUR_PREFIXES = List.of("CONNECT_", "INSTAGRAM_", "META_APP_");
    private static final int FAR = 4;

    private Slip() {}

    static Optional<String> of(String name) {
        if (Variable.named(name).isPresent()) {
            return Optional.empty();
        }
        Variable nearest = Arrays.stream(Variable.values())
                .min(Comparator.comparingInt(variable -> distance(name, variable.name())))
                .orElseThrow();
        boolean near = distance(name, nearest.name()) < FAR;
        if (OUR_PREFIXES.stream().noneMatch(name::startsWith) || isTooFarToMention(name, near)) {
            return Optional.empty();
        }
        return Optional.of(name + " is not a variable of this product"
                + (near ? "; did you mean " + nearest + "?" : ", so it is ignored."));
    }

    /** Other programs use CONNECT_ too. Nobody else uses the rest. */
    private static boolean isTooFarToMention(String name, boolean near) {
        return !near && name.startsWith("CONNECT_");
    }

    /** The number of letters to add, drop or change (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int change = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column - 1], row[column]) + 1);
            }
        }
        return row[to.length()];
    }
}
