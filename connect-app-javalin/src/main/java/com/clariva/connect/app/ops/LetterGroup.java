package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.clariva.connect.core.deadletter.ListedLetter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Dead letters of one cause, those received first before the others.
 *
 * @param letters at least one
 */
public record LetterGroup(Cause cause, List<ListedLetter> letters) {
    public LetterGroup {
        requireNonNull(cause, "cause is null");
        letters = List.copyOf(letters);
    }

    /** Why letters were set aside. */
    public record Cause(String reason, String error) {
        public Cause {
            requireNonNull(reason, "reason is null");
            requireNonNull(error, "error is null");
        }

        static Cause of(ListedLetter letter) {
            return new Cause(letter.cause().reason(), letter.cause().error());
        }
    }

    /** The largest group first. */
    static List<LetterGroup> of(List<ListedLetter> letters) {
        return letters.stream().collect(groupingBy(Cause::of, LinkedHashMap::new, toList())).entrySet().stream()
                .map(group -> new LetterGroup(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(
                                (LetterGroup group) -> group.letters().size())
                        .reversed())
                .toList();
    }

    Instant newest() {
        return letters.stream()
                .map(letter -> letter.cause().at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    long accounts() {
        return letters.stream()
                .map(letter -> letter.event().account())
                .distinct()
                .count();
    }
}
