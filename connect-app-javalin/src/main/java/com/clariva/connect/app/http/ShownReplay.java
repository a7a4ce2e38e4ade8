package com.clariva.connect.app.http;

import com.clariva.connect.core.replay.ReplayOutcome;
import com.clariva.connect.core.replay.ReplayedLetter;
import java.util.List;

/** Many replays as operators see them. */
public record ShownReplay(boolean dryRun, int found, int replayed, List<Letter> letters) {
    private static final String WOULD_BE = "would_be_replayed";

    public static ShownReplay of(List<ReplayedLetter> letters, boolean dryRun) {
        int replayed = Math.toIntExact(letters.stream()
                .filter(letter -> letter.outcome().stream().anyMatch(ReplayOutcome.REPLAYED::equals))
                .count());
        return new ShownReplay(
                dryRun,
                letters.size(),
                replayed,
                letters.stream().map(Letter::of).toList());
    }

    /** One of them. */
    public record Letter(String eventId, String reason, String outcome) {

        static Letter of(ReplayedLetter letter) {
            return new Letter(
                    letter.letter().event().id().value(),
                    letter.letter().cause().reason(),
                    letter.outcome().map(ReplayOutcome::label).orElse(WOULD_BE));
        }
    }
}
