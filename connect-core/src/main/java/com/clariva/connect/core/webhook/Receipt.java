package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** How a delivery is answered. */
public sealed interface Receipt {

    /** One function per ending. */
    <T> T match(
            Function<Accepted, T> accepted, Function<NotAuthentic, T> notAuthentic, Function<NotStored, T> notStored);

    /**
     * All of it is stored.
     *
     * @param queued events that are new
     * @param duplicates events that had been stored before
     */
    record Accepted(int queued, int duplicates) implements Receipt {
        @Override
        public <T> T match(
                Function<Accepted, T> accepted,
                Function<NotAuthentic, T> notAuthentic,
                Function<NotStored, T> notStored) {
            return accepted.apply(this);
        }
    }

    /** Not Instagram's. Nothing was read. */
    record NotAuthentic(SignatureFlaw flaw) implements Receipt {
        public NotAuthentic {
            requireNonNull(flaw, "flaw is null");
        }

        @Override
        public <T> T match(
                Function<Accepted, T> accepted,
                Function<NotAuthentic, T> notAuthentic,
                Function<NotStored, T> notStored) {
            return notAuthentic.apply(this);
        }
    }

    /** Not all of it could be stored. Instagram has to send it again. */
    record NotStored() implements Receipt {
        @Override
        public <T> T match(
                Function<Accepted, T> accepted,
                Function<NotAuthentic, T> notAuthentic,
                Function<NotStored, T> notStored) {
            return notStored.apply(this);
        }
    }
}
