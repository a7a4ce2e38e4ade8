package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.ListedLetter;
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

    /**
     * Replays those that wait for a person. When a store gives no answer the rest is left as it was, so
     * the same order, given again, goes on where this one ended.
     *
     * @throws com.clariva.connect.core.ConnectException as {@link ReplayDeadLetter#replay}
     */
    public List<ReplayedLetter> replay(ReplayOrder order) {
        DeadLetterFilter waiting = new DeadLetterFilter(order.reason(), order.account(), true);
        return deadLetters.list(waiting, order.limit()).stream()
                .map(letter -> new ReplayedLetter(letter, replay(letter, order.dryRun())))
                .toList();
    }

    private Optional<ReplayOutcome> replay(ListedLetter letter, boolean dryRun) {
        return dryRun
                ? Optional.empty()
                : Optional.of(replayDeadLetter.replay(letter.event().id()));
    }
}
