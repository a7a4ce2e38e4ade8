package com.clariva.connect.app.accounts;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A list of ids, read as a whole or not at all: who deletes has to be sure of what. */
final class IdFile {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\"]+");

    private final Set<InstagramId> ids = new LinkedHashSet<>();
    private Optional<String> flaw = Optional.empty();

    private IdFile() {}

    static IdFile read(Path file) {
        IdFile read = new IdFile();
        try {
            read.take(Files.readAllLines(file));
        } catch (IOException e) {
            read.flaw = Optional.of("The file cannot be read as text");
        }
        return read;
    }

    /** The ids, each once; or what {@code failing} makes of why not. */
    <E extends RuntimeException> Set<InstagramId> orElseThrow(Function<String, E> failing) {
        requireNonNull(failing, "failing is null");
        if (flaw.isPresent()) {
            throw failing.apply(flaw.get());
        }
        return ids;
    }

    private void take(List<String> lines) {
        for (int number = 1; number <= lines.size(); number++) {
            take(number, lines.get(number - 1).replaceFirst("^\\uFEFF", "").replaceFirst("#.*", ""));
        }
        if (ids.isEmpty() && flaw.isEmpty()) {
            flaw = Optional.of("The file lists no id");
        }
    }

    private void take(int number, String line) {
        for (String word : BETWEEN.split(line, -1)) {
            try {
                if (!word.isEmpty()) {
                    ids.add(new InstagramId(word));
                }
            } catch (IllegalArgumentException malformed) {
                flaw = flaw.or(
                        () -> Optional.of("Line " + number + " holds something that is no id; nothing is deleted"));
            }
        }
    }
}
