package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** How a petition is answered. */
public sealed interface PetitionReceipt {

    /** One function per ending. */
    <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused);

    /** It is Meta's, and is obeyed, whether the account is known or not. */
    record Accepted(ConfirmationCode code) implements PetitionReceipt {
        public Accepted {
            requireNonNull(code, "code is null");
        }

        @Override
        public <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return accepted.apply(this);
        }
    }

    /** It is not Meta's, or nobody can read it. Nothing was done. */
    record Refused(SignedRequestFlaw flaw) implements PetitionReceipt {
        public Refused {
            requireNonNull(flaw, "flaw is null");
        }

        @Override
        public <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
