package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What it meant to ask for a reply.
 *
 * @param turn to send it with, at once; empty if that is not the caller's business
 * @param state what has become of it so far
 * @param same whether what is recorded is what was asked for
 */
public record Begun(Optional<Turn> turn, ReplyState state, boolean same) {
    public Begun {
        requireNonNull(turn, "turn is null");
        requireNonNull(state, "state is null");
    }
}
