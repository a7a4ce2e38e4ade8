package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.ListedLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Use case: many dead letters are handled once more, in the order in which they were received. */
public final class ReplayDeadLetters {
    private final DeadLetters deadLetters;
    private final ReplayDeadLetter replayDeadLetter;

    public ReplayDeadLetters(DeadLetters deadLetters, ReplayDeadLetter replayDeadLetter) {
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.replayDeadLetter = requireNonNull(replayDeadLetter, "replayDeadLetter is null");
    }

    /** As the other, and nobody is told how far it has come. */
    public List<ReplayedLetter> replay(ReplayOrder order) {
        return replay(order, (tried, of) -> {});
    }

    /**
     * Replays those that wait for a person. When a store gives no answer the rest is left as it was, so
     * the same order, given again, goes on where this one ended.
     *
     * @throws com.clariva.connect.core.ConnectException as {@link ReplayDeadLetter#replay}
     */
    public List<ReplayedLetter> replay(ReplayOrder order, Progress progress) {
        DeadLetterFilter waiting = new DeadLetterFilter(order.reason(), order.account(), true);
        List<ListedLetter> letters = deadLetters.list(waiting, order.limit());
        List<ReplayedLetter> replayed = new ArrayList<>();
        for (ListedLetter letter : letters) {
            replayed.add(new ReplayedLetter(letter, replay(letter, order.dryRun())));
            progress.tried(replayed.size(), letters.size());
        }
        return List.copyOf(replayed);
    }

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {

        /** So many letters, of so many, have been tried. */
        void tried(int letters, int of);
    }

    private Optional<ReplayOutcome> replay(ListedLetter letter, boolean dryRun) {
        return dryRun
                ? Optional.empty()
                : Optional.of(replayDeadLetter.replay(letter.event().id()));
    }
}
