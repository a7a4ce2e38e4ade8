package com.clariva.connect.core.account;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** How storing a connection ended. */
public sealed interface ConnectOutcome {

    /** One function per ending. */
    <T> T match(Function<Stored, T> stored, Function<HeldByAnother, T> heldByAnother, Function<Differs, T> differs);

    /** The account is connected to the doctor, with the new token. */
    record Stored(ConnectedAccount account) implements ConnectOutcome {
        public Stored {
            requireNonNull(account, "account is null");
        }

        @Override
        public <T> T match(
                Function<Stored, T> stored, Function<HeldByAnother, T> heldByAnother, Function<Differs, T> differs) {
            return stored.apply(this);
        }
    }

    /** Another doctor has connected the account. Nothing was changed; whose it is stays unsaid. */
    record HeldByAnother() implements ConnectOutcome {
        @Override
        public <T> T match(
                Function<Stored, T> stored, Function<HeldByAnother, T> heldByAnother, Function<Differs, T> differs) {
            return heldByAnother.apply(this);
        }
    }

    /** The doctor has another account connected. Nothing was changed. */
    record Differs(ConnectedAccount current) implements ConnectOutcome {
        public Differs {
            requireNonNull(current, "current is null");
        }

        @Override
        public <T> T match(
                Function<Stored, T> stored, Function<HeldByAnother, T> heldByAnother, Function<Differs, T> differs) {
            return differs.apply(this);
        }
    }
}
