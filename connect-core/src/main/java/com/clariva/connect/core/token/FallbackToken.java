package com.clariva.connect.core.token;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;

/** A token that somebody set by hand for one account, for when its doctor's own is missing. */
public record FallbackToken(InstagramId account, Secret token) {
    public FallbackToken {
        requireNonNull(account, "account is null");
        requireNonNull(token, "token is null");
    }
}
