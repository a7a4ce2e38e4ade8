package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.INSTAGRAM_ACCESS_TOKEN;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_PAGE_ID;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.util.Optional;
import java.util.function.Supplier;

/** A token set by hand for one account. It sends only where that account's linked doctor has none. */
public record FixedToken(InstagramId account, Secret token) {
    public FixedToken {
        requireNonNull(account, "account is null");
        requireNonNull(token, "token is null");
    }

    static Supplier<Optional<FixedToken>> readFrom(VariableReader reader) {
        Supplier<Optional<Secret>> token = reader.optional(INSTAGRAM_ACCESS_TOKEN, Rules::secret);
        Supplier<Optional<InstagramId>> account = reader.optional(INSTAGRAM_PAGE_ID, FixedToken::id);
        if (reader.isSet(INSTAGRAM_ACCESS_TOKEN)) {
            reader.require(INSTAGRAM_PAGE_ID);
        } else if (reader.isSet(INSTAGRAM_PAGE_ID)) {
            reader.warn(INSTAGRAM_PAGE_ID, "does nothing without INSTAGRAM_ACCESS_TOKEN beside it.");
        }
        return () -> token.get().flatMap(known -> account.get().map(id -> new FixedToken(id, known)));
    }

    private static Optional<InstagramId> id(String text) {
        return Optional.of(text).filter(InstagramId::isId).map(InstagramId::new);
    }
}
