package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.token.Grant;
import java.util.Optional;
import java.util.function.Function;

/** What an authorization code bought. */
public sealed interface ExchangeOutcome {

    /** One function per ending. */
    <T> T match(Function<Granted, T> granted, Function<CodeRefused, T> refused);

    /** What was granted; empty if the code was refused. */
    default Optional<Grant> granted() {
        return match(granted -> Optional.of(granted.grant()), refused -> Optional.empty());
    }

    /** A long-lived token. */
    record Granted(Grant grant) implements ExchangeOutcome {
        public Granted {
            requireNonNull(grant, "grant is null");
        }

        @Override
        public <T> T match(Function<Granted, T> granted, Function<CodeRefused, T> refused) {
            return granted.apply(this);
        }
    }

    /** Instagram did not take the code. */
    record CodeRefused(InstagramError error) implements ExchangeOutcome {
        public CodeRefused {
            requireNonNull(error, "error is null");
        }

        @Override
        public <T> T match(Function<Granted, T> granted, Function<CodeRefused, T> refused) {
            return refused.apply(this);
        }
    }
}
