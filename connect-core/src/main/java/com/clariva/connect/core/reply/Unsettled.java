package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is open between an account and a person.
 *
 * @param sends what is on its way, or unknown
 * @param echoes of messages that nobody was known to have sent when they came
 * @param known the ids of messages known to be sent
 */
public record Unsettled(List<OpenSend> sends, List<WaitingEcho> echoes, Set<String> known) {
    public Unsettled {
        sends = List.copyOf(sends);
        echoes = List.copyOf(echoes);
        known = Set.copyOf(known);
    }

    /**
     * A part whose sending has begun and not ended.
     *
     * @param unknown false while its answer is still waited for
     */
    public record OpenSend(Turn turn, boolean unknown) {
        public OpenSend {
            requireNonNull(turn, "turn is null");
        }

        /** When its sending began. */
        public Instant beganAt() {
            return turn.progress().sendBeganAt().orElse(turn.progress().begunAt());
        }
    }
}
