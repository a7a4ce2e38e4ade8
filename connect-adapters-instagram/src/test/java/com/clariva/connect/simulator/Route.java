package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/** What a request asks for, and the work that would answer it. */
record Route(Operation operation, Supplier<Answer> work) {
    Route {
        requireNonNull(operation, "operation is null");
        requireNonNull(work, "work is null");
    }

    Answer answer() {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
