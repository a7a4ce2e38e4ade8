package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.TokenRefresher;
import java.time.Instant;
import java.time.InstantSource;

/** Refreshing at {@code /refresh_access_token}. */
final class HttpTokenRefresher implements TokenRefresher {
    private final TokenCalls calls;
    private final InstantSource clock;

    HttpTokenRefresher(TokenCalls calls, InstantSource clock) {
        this.calls = requireNonNull(calls, "calls is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public FreshToken refresh(Secret token) {
        Instant issuedAt = clock.instant();
        TokenCalls.LongLived fresh = calls.refresh(token, Deadline.ofOneCall());
        return new FreshToken(fresh.token(), issuedAt, issuedAt.plus(fresh.lifetime()));
    }
}
