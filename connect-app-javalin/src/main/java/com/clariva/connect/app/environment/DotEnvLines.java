package com.clariva.connect.app.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the lines of a {@code .env} file that would be read as something else than they look like: the
 * library cuts a value at its first {@code #}, keeps single quotes, and drops a value whose quote stays open.
 */
final class DotEnvLines {
    private static final Pattern COMMENT = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*[A-Za-z_][A-Za-z0-9_.-]*\\s*=.*");
    private static final Pattern HIDDEN_HASH = Pattern.compile("[^\"].*?\\S#.*");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'.*'");

    private final List<Problem> problems = new ArrayList<>();
    private final String file;
    private int openedAt;

    private DotEnvLines(String file) {
        this.file = file;
    }

    static List<Problem> problemsIn(List<String> lines, String file) {
        DotEnvLines found = new DotEnvLines(file);
        for (int index = 0; index < lines.size(); index++) {
            found.read(lines.get(index), index + 1);
        }
        if (found.openedAt > 0) {
            found.report(found.openedAt, "opens a double quote that is never closed.");
        }
        return found.problems;
    }

    private void read(String line, int number) {
        if (openedAt > 0) {
            openedAt = line.contains("\"") ? 0 : openedAt;
        } else if (!COMMENT.matcher(line).matches()) {
            readEntry(line, number);
        }
    }

    private void readEntry(String line, int number) {
        if (!ENTRY.matcher(line).matches()) {
            report(number, "is not NAME=value.");
            return;
        }
        String value = line.substring(line.indexOf('=') + 1).strip();
        if (value.startsWith("\"")) {
            openedAt = value.indexOf('"', 1) < 0 ? number : 0;
        } else if (SINGLE_QUOTED.matcher(value).matches()) {
            report(number, "uses single quotes. Use double quotes, or none.");
        } else if (HIDDEN_HASH.matcher(value).matches()) {
            report(number, "has a # inside its value. Put the value in double quotes.");
        }
    }

    private void report(int number, String sentence) {
        problems.add(new Problem(file + " line " + number, sentence));
    }
}
