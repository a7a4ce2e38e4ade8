package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletionStage;

/** Feels whether a line is alive. Slow answers are a sign of life; none at all for two beats is not. */
final class Pulse {
    private static final int MISSED_UNTIL_GIVEN_UP = 2;

    private final Line line;
    private long heard;
    private int missed;

    Pulse(Line line) {
        this.line = requireNonNull(line, "line is null");
    }

    /** Asks for a sign of life, and closes the line if none came since the last beats. */
    void beat() {
        long answers = line.answers();
        missed = answers == heard ? missed + 1 : 0;
        heard = answers;
        if (missed >= MISSED_UNTIL_GIVEN_UP) {
            missed = 0;
            line.close();
        }
        CompletionStage<String> unused = line.ask("ping", RedisAsyncCommands::ping);
    }
}
